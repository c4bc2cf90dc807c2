using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>
/// A made notice: all material accepted, then the meeting within 20 working days, filing and certificates after the
/// publicity.
/// </summary>
public class When_tianhe_is_played(Postgres postgres)
{
    [Fact]
    public async Task The_meeting_follows_the_last_acceptance_and_the_certificates_follow_the_filing()
    {
        var report = await postgres.PlayAsync("tianhe/tianhe-2024", 200);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
        report.Applications[Stages.Certified].ShouldBeGreaterThan(80);
        string[] order =
        [
            "acceptance.finished",
            "meeting.opened",
            "review.closed",
            "result.posted",
            "report.submitted",
            "result.published",
            "certificates.issued",
        ];
        order.Select(name => Of(report, name).At).ShouldBeInOrder();
        Of(report, "acceptance.finished").Date.ShouldBeGreaterThan(new LocalDate(2024, 10, 25));
        Of(report, "certificates.issued").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 12, 31));
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name && entry.Kind == "event");
}
