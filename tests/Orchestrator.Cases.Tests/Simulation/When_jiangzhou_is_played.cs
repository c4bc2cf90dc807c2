using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>
/// A made notice: two tracks, fees, a list before the review, interviews, confirmation by another authority.
/// </summary>
public class When_jiangzhou_is_played(Postgres postgres)
{
    [Fact]
    public async Task Fees_lists_interviews_and_confirmation_happen_in_their_order_and_nothing_is_lost()
    {
        var report = await postgres.PlayAsync("jiangzhou/jiangzhou-2025", 200);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
        report.Applications[Stages.Certified].ShouldBeGreaterThan(100);
        string[] order =
        [
            "payment.recorded",
            "acceptance.finished",
            "interview.called",
            "candidates.posted",
            "interview.recorded",
            "review.closed",
            "result.posted",
            "report.submitted",
            "confirmation.issued",
            "certificates.issued",
        ];
        order.Select(name => Of(report, name).At).ShouldBeInOrder();
        Of(report, "payment.recorded").Date.ShouldBe(new LocalDate(2025, 5, 12));
        Count(report, "Payment.Missed").ShouldBeGreaterThan(0);
        report.Applications[Stages.Abandoned].ShouldBeGreaterThanOrEqualTo(Count(report, "Payment.Missed"));
        report.Timeline.ShouldContain(entry =>
            entry.Kind == "refused" && entry.Text.Contains("2025-03-28 18:00", StringComparison.Ordinal)
        );
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name && entry.Kind == "event");

    private static int Count(SimulationReport report, string name) =>
        report.Timeline.Where(entry => entry.Name == name).Sum(entry => entry.Count);
}
