using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>
/// A made notice: rounds each month beside the review, the highest level reviewed by the province, a publicity after the review.
/// </summary>
public class When_yunling_is_played(Postgres postgres)
{
    [Fact]
    public async Task Rounds_forwarding_and_the_publicity_after_the_review_happen_and_nothing_is_lost()
    {
        var report = await postgres.PlayAsync("yunling/yunling-2026", 200);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
        report.Applications[Stages.Certified].ShouldBeGreaterThan(80);
        report.Applications[Stages.Confirmed].ShouldBeInRange(30, Count(report, "forward.answered"));
        Count(report, "application.forwarded").ShouldBe(Count(report, "forward.answered"));
        Count(report, "round.handled").ShouldBeGreaterThanOrEqualTo(9);
        Count(report, "PostPublicity.Elapsed").ShouldBeGreaterThan(80);
    }

    private static int Count(SimulationReport report, string name) =>
        report.Timeline.Where(entry => entry.Name == name).Sum(entry => entry.Count);
}
