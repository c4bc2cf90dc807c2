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

    private static Task<string> TextAsync(string name) =>
        File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "workflows", name + ".json"),
            TestContext.Current.CancellationToken
        );
}
