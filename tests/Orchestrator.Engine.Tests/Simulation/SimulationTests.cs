using System.Text.Json;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests;

public class SimulationTests(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task A_year_keeps_its_promises_and_two_plays_of_a_seed_are_equal()
    {
        var first = await PlayAsync(150, seed: 1);
        var second = await PlayAsync(150, seed: 1);

        first.DecidedTwice.ShouldBe(0);
        first.Early.ShouldBe(0);
        first.Lost.ShouldBe(0);
        first.Applications["certified"].ShouldBeGreaterThan(50);
        Text(first with { WallSeconds = 0 }).ShouldBe(Text(second with { WallSeconds = 0 }));
    }

    [Fact]
    public async Task A_thousand_applications_are_decided_once_and_none_is_lost()
    {
        var report = await PlayAsync(1000, seed: 1);

        output.WriteLine(Text(report));
        report.DecidedTwice.ShouldBe(0);
        report.Early.ShouldBe(0);
        report.Lost.ShouldBe(0);
    }

    private async Task<SimulationReport> PlayAsync(int applications, int seed, Scenario? scenario = null)
    {
        await using var source = PostgreSqlDatabase.CreateSource(await postgres.CreateDatabaseAsync());
        await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken);
        var simulator = new Simulator((clock, _) => Task.FromResult<IWorkStore>(new PostgreSqlWorkStore(source, clock)));
        return await simulator.RunAsync(await OptionsAsync(applications, seed, scenario), speed: null, progress: null, TestContext.Current.CancellationToken);
    }

    private static async Task<SimulationOptions> OptionsAsync(int applications, int seed, Scenario? scenario) => new()
    {
        Schedule = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json")),
        Application = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024-application.json")),
        Applications = applications,
        Seed = seed,
        Scenario = scenario,
    };

    private static string Text(SimulationReport report) => JsonSerializer.Serialize(report, EngineJson.Options);
}
