using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>
/// A made notice: two tracks of one cycle, each with a window, a draw, a meeting, a publicity and certificates of its own.
/// </summary>
public class When_linjiang_is_played(Postgres postgres)
{
    [Fact]
    public async Task Each_track_has_its_own_meeting_and_every_application_ends_once()
    {
        var report = await postgres.PlayAsync("linjiang/linjiang-2025", 100);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        var ended = report.Applications.Where(state => state.Key != "submitted").ToList();
        ended.ShouldAllBe(state => Outcomes.Contains(state.Key));
        ended.Sum(state => state.Value).ShouldBe(report.Applications["submitted"]);
        report.Applications[Stages.Certified].ShouldBeGreaterThan(50);
        // Each meeting is fixed once and moved once, for want of a quorum, by two persons.
        Days(report, "meeting.scheduled").Count.ShouldBe(4);
        Days(report, "move").Count.ShouldBe(2);
        foreach (
            var name in (string[])
                [
                    "acceptance.finished",
                    "draw.performed",
                    "candidates.posted",
                    "interview.called",
                    "review.closed",
                    "result.posted",
                ]
        )
        {
            var days = Days(report, name);
            days.Count.ShouldBe(2, name);
            // 中初级 has to be reviewed by 30 June; who applies for 高级 has until 4 July.
            days[0].ShouldBeLessThanOrEqualTo(new LocalDate(2025, 7, 1), name);
            days[1].ShouldBeGreaterThan(new LocalDate(2025, 7, 4), name);
        }
    }

    private static List<LocalDate> Days(SimulationReport report, string name) =>
        [
            .. report
                .Timeline.Where(entry => entry.Name == name && entry.Kind == "event")
                .Select(entry => entry.Date)
                .Order(),
        ];
}
