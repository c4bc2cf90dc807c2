using NodaTime;
using Orchestrator.Cases.Simulation;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>周期变更 in a whole year: closed early, cancelled, carried over. Tianjin's window: 2024-10-08 to 2024-11-01.</summary>
public sealed class When_a_cycle_is_changed_in_a_played_year(Postgres postgres)
{
    private const string Tianjin = "tianjin-2024";

    /// <summary>Those who would not have been taken after the window either, and are told now that it closed early.</summary>
    private const int Late = 5;

    private static readonly LocalDate Closed = new(2024, 10, 10);

    [Fact]
    public async Task After_an_early_closing_nobody_applies_and_whoever_has_applied_goes_on()
    {
        var usual = await postgres.PlayAsync(Tianjin, 100, seed: 5);
        var closed = await postgres.PlayAsync(
            Tianjin,
            100,
            seed: 5,
            Scenario(new PlayedMove(Closed, DateMoveKind.Close) { Until = Closed.PlusDays(1) })
        );

        Sound(closed);
        closed.Applications["submitted"].ShouldBeInRange(20, usual.Applications["submitted"] - 10);
        closed.Applications[Stages.Certified].ShouldBeGreaterThan(10);
        Named(closed, "move.close").ShouldHaveSingleItem().Date.ShouldBe(Closed);
        Named(closed, "application.submitted").ShouldAllBe(entry => entry.Date <= Closed.PlusDays(1));
        Named(closed, "application.submitted intake-ended")
            .Sum(entry => entry.Count)
            .ShouldBe(usual.Applications["submitted"] - closed.Applications["submitted"] + Late);
    }

    [Fact]
    public async Task What_a_cancelled_cycle_leaves_goes_on_in_another_one_and_every_application_is_counted()
    {
        var report = await postgres.PlayAsync(
            Tianjin,
            100,
            seed: 5,
            Scenario(
                new PlayedMove(new LocalDate(2024, 10, 14), DateMoveKind.Cancel),
                new PlayedMove(new LocalDate(2024, 10, 15), DateMoveKind.Carry)
            )
        );

        Sound(report);
        Named(report, "move.cancel").ShouldHaveSingleItem();
        Named(report, "move.carry").ShouldHaveSingleItem();
        var carried = report.Applications[Stages.CarriedOver];
        carried.ShouldBeGreaterThan(30);
        report.Applications[Stages.Certified].ShouldBeGreaterThan(30);
        // Whoever was carried over is counted in both cycles, and each of the two has come to its end.
        report
            .Applications["submitted"]
            .ShouldBe(Named(report, "application.submitted").Sum(entry => entry.Count) + carried);
    }

    [Fact]
    public async Task A_cancelled_cycle_ends_the_year_with_all_that_was_under_way()
    {
        var report = await postgres.PlayAsync(
            Tianjin,
            60,
            seed: 5,
            Scenario(new PlayedMove(new LocalDate(2024, 11, 20), DateMoveKind.Cancel))
        );

        Sound(report);
        report.To.ShouldBe(new LocalDate(2024, 11, 20));
        report.Applications[Stages.Cancelled].ShouldBeGreaterThan(30);
        report.Applications.ShouldNotContainKey(Stages.Certified);
    }

    [Fact]
    public async Task What_a_scenario_asks_for_and_cannot_be_done_is_a_fault()
    {
        var report = await postgres.PlayAsync(
            Tianjin,
            20,
            seed: 5,
            Scenario(new PlayedMove(new LocalDate(2024, 12, 2), DateMoveKind.Close))
        );

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        var fault = report.Faults.ShouldHaveSingleItem();
        fault.Activity.ShouldBe("move.close");
        fault.Message.ShouldContain("申报截止日");
        report.Stuck.ShouldBeEmpty();
    }

    private static Scenario Scenario(params PlayedMove[] moves) => new() { Moves = moves };

    private static void Sound(SimulationReport report)
    {
        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report
            .Applications.Where(state => state.Key != "submitted")
            .Sum(state => state.Value)
            .ShouldBe(report.Applications["submitted"]);
    }

    private static IReadOnlyList<TimelineEntry> Named(SimulationReport report, string name) =>
        [.. report.Timeline.Where(entry => entry.Name == name)];
}
