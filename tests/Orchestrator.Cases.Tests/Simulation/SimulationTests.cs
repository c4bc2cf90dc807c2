using System.Text.Json;
using NodaTime;
using Orchestrator.Cases.Simulation;
using Orchestrator.Engine;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

public class SimulationTests(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task A_year_keeps_its_promises_and_two_plays_of_a_seed_are_equal()
    {
        var first = await PlayAsync(200, seed: 1);
        var second = await PlayAsync(200, seed: 1);

        Sound(first);
        first.Applications[Stages.Certified].ShouldBeGreaterThan(80);
        first.Applications.Keys.ShouldContain(Stages.Overdue);
        first.Applications.Keys.ShouldContain(Stages.NotPassed);
        first.Timeline.ShouldContain(entry => entry.Name == "draw.recused" && entry.Count == 2);
        first.Timeline.Count(entry => entry.Name == "meeting.scheduled").ShouldBe(2);
        first.Timeline.ShouldContain(entry =>
            entry.Kind == "refused"
            && entry.Name == "department.decided deadline-passed"
            && entry.Text.Contains("TJ24-4.2-i", StringComparison.Ordinal)
        );
        Text(first with { WallSeconds = 0 }).ShouldBe(Text(second with { WallSeconds = 0 }));
    }

    [Fact]
    public async Task Another_seed_gives_another_year() =>
        Text(await PlayAsync(60, seed: 2) with { WallSeconds = 0 })
            .ShouldNotBe(Text(await PlayAsync(60, seed: 3) with { WallSeconds = 0 }));

    [Fact]
    public async Task A_year_without_applicants_ends_too()
    {
        var report = await PlayAsync(0, seed: 1);

        Sound(report);
        report.Applications.ShouldBe(new Dictionary<string, int> { ["submitted"] = 0 });
    }

    [Fact]
    public async Task A_portal_that_is_down_over_the_last_day_makes_the_rest_overdue()
    {
        var closed = new Scenario
        {
            PortalClosures =
            [
                new PortalClosure(new LocalDateTime(2024, 10, 28, 0, 0), new LocalDateTime(2024, 11, 3, 0, 0)),
            ],
        };

        var usual = await PlayAsync(100, seed: 5);
        var down = await PlayAsync(100, seed: 5, closed);

        Sound(down);
        down.Applications[Stages.Overdue].ShouldBeGreaterThan(usual.Applications.GetValueOrDefault(Stages.Overdue));
    }

    [Fact]
    public async Task A_department_that_is_late_loses_applications_and_an_extra_holiday_shifts_the_dates()
    {
        var late = await PlayAsync(
            100,
            seed: 5,
            new Scenario { Delays = [new ActorDelay("department", 30)], Holidays = [new LocalDate(2024, 9, 18)] }
        );

        Sound(late);
        late.Applications.GetValueOrDefault(Stages.Certified).ShouldBe(0);
        late.From.ShouldBeLessThan((await PlayAsync(0, seed: 5)).From);
    }

    [Fact]
    public async Task A_play_can_be_watched_and_stopped()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<SimulationProgress>();
        var watching = new Watching(progress =>
        {
            seen.Add(progress);
            if (seen.Count == 25)
                stop.Cancel();
        });

        await Should.ThrowAsync<OperationCanceledException>(() =>
            PlayAsync(20, seed: 1, progress: watching, cancellationToken: stop.Token)
        );

        seen.Select(progress => progress.Now).ShouldBeInOrder();
        seen[^1].Fraction.ShouldBeInRange(0.001, 1);
    }

    [Fact]
    public async Task A_thousand_applications_lose_nothing()
    {
        var report = await PlayAsync(1000, seed: 1);

        output.WriteLine($"{report.WallSeconds} s: {Text(report with { Timeline = [] })}");
        Sound(report);
    }

    [Theory]
    [InlineData("[]", "$: an object")]
    [InlineData("""{"holiday":[]}""", "$.holiday: unknown")]
    [InlineData("""{"holidays":["2024-13-01"]}""", "$.holidays[0]: a date")]
    [InlineData("""{"delays":[{"role":"department","days":-1}]}""", "$.delays[0].days")]
    [InlineData("""{"portalClosures":[{"from":"2024-11-01T10:00","to":"2024-11-01T09:00"}]}""", "must be after")]
    [InlineData("""{"delays":[{"role":"boss","days":1}]}""", "$.delays[0].role: unknown")]
    [InlineData("""{"moves":["close"]}""", "$.moves[0]: an object")]
    [InlineData("""{"moves":[{"on":"2024-10-14","kind":"pause"}]}""", "$.moves[0].kind: unknown")]
    [InlineData("""{"moves":[{"kind":"cancel"}]}""", "$.moves[0].on")]
    [InlineData("""{"moves":[{"on":"2024-10-14","kind":"cancel","until":"2024-10-15"}]}""", "$.moves[0].until")]
    [InlineData("""{"holidays":""", "not JSON")]
    public void A_scenario_that_is_wrong_says_where(string json, string part)
    {
        ScenarioReader.Read(json, out var error).ShouldBeNull();

        $"{error!.Field}: {error.English}".ShouldContain(part);
        error.Chinese.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_scenario_says_what_is_changed_and_when()
    {
        var scenario = ScenarioReader.Read(
            """
            {"moves":[{"on":"2024-10-14","kind":"close","until":"2024-10-16","track":"高级"},{"on":"2024-10-20","kind":"cancel"},
            {"on":"2024-10-21","kind":"carry"}]}
            """,
            out var error
        );

        error.ShouldBeNull();
        scenario!.Moves.ShouldBe([
            new PlayedMove(new LocalDate(2024, 10, 14), DateMoveKind.Close)
            {
                Until = new LocalDate(2024, 10, 16),
                Track = "高级",
            },
            new PlayedMove(new LocalDate(2024, 10, 20), DateMoveKind.Cancel),
            new PlayedMove(new LocalDate(2024, 10, 21), DateMoveKind.Carry),
        ]);
        scenario.HasSecond.ShouldBeTrue();
    }

    private static void Sound(SimulationReport report) =>
        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));

    private async Task<SimulationReport> PlayAsync(
        int applications,
        int seed,
        Scenario? scenario = null,
        IProgress<SimulationProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        await using var source = PostgreSqlDatabase.CreateSource(await postgres.CreateDatabaseAsync());
        await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken);
        var simulator = new Simulator(
            (clock, _) => Task.FromResult<IWorkStore>(new PostgreSqlWorkStore(source, clock))
        );
        return await simulator.RunAsync(
            new ReviewYear(await OptionsAsync(applications, seed, scenario)),
            speed: null,
            progress,
            cancellationToken
        );
    }

    private static async Task<SimulationOptions> OptionsAsync(int applications, int seed, Scenario? scenario) =>
        new()
        {
            Schedule = await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json")
            ),
            Application = await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024-application.json")
            ),
            Applications = applications,
            Seed = seed,
            Scenario = scenario,
        };

    private static string Text(SimulationReport report) => JsonSerializer.Serialize(report, EngineJson.Options);

    private sealed class Watching(Action<SimulationProgress> see) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => see(value);
    }
}
