using System.Text.Json.Nodes;
using Orchestrator.Cases.Simulation;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Support;

/// <summary>Plays a schedule of <c>workflows/</c> with its application definition on a database of its own.</summary>
internal static class PlayedYears
{
    public static async Task<SimulationReport> PlayAsync(
        this Postgres postgres,
        string schedule,
        int applications,
        int seed = 1,
        Scenario? scenario = null
    ) =>
        await postgres.PlayAsync(
            await TextAsync(schedule),
            await TextAsync(schedule + "-application"),
            applications,
            seed,
            scenario
        );

    /// <summary>Plays definitions that lie in no file.</summary>
    public static Task<SimulationReport> PlayAsync(
        this Postgres postgres,
        JsonObject schedule,
        JsonObject application,
        int applications
    ) => postgres.PlayAsync(schedule.ToJsonString(), application.ToJsonString(), applications, seed: 1, scenario: null);

    private static async Task<SimulationReport> PlayAsync(
        this Postgres postgres,
        string schedule,
        string application,
        int applications,
        int seed,
        Scenario? scenario
    )
    {
        await using var source = PostgreSqlDatabase.CreateSource(await postgres.CreateDatabaseAsync());
        var simulator = new Simulator(
            (clock, _) => Task.FromResult<IWorkStore>(new PostgreSqlWorkStore(source, clock))
        );
        var options = new SimulationOptions
        {
            Schedule = schedule,
            Application = application,
            Applications = applications,
            Seed = seed,
            Scenario = scenario,
        };
        return await simulator.RunAsync(
            new ReviewYear(options),
            speed: null,
            progress: null,
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>A shipped definition by its id; a made one by its folder and id, below <c>tests/Support/made</c>.</summary>
    private static Task<string> TextAsync(string name) =>
        File.ReadAllTextAsync(
            name.Contains('/', StringComparison.Ordinal)
                ? Path.Combine(MadeFolder(), name + ".json")
                : Path.Combine(AppContext.BaseDirectory, "workflows", name + ".json"),
            TestContext.Current.CancellationToken
        );

    private static string MadeFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "tests", "Support", "made") is var made && Directory.Exists(made))
                return made;
        }

        throw new DirectoryNotFoundException("tests/Support/made is not above the tests.");
    }
}
