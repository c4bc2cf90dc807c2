using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

public class When_xianning_is_played(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task The_committee_is_approved_first_and_all_is_confirmed_before_october()
    {
        var report = await postgres.PlayAsync("xianning-2024", 200);
        output.WriteLine(string.Join('\n', report.Applications.Select(state => $"{state.Key} {state.Value}")));
        output.WriteLine(
            string.Join(
                '\n',
                report.Timeline.Select(entry =>
                    $"{entry.Date} {entry.Kind} {entry.Level} {entry.Name} {entry.Count} {entry.Text}"
                )
            )
        );

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
        report.Applications[Stages.Confirmed].ShouldBeGreaterThan(80);
        report.Applications.ContainsKey(Stages.Certified).ShouldBeFalse();
        report.Applications.ContainsKey(Stages.Voided).ShouldBeFalse();
        string[] order =
        [
            "committee.approved",
            "plan.published",
            "employer.recommended",
            "meeting.planReported",
            "meeting.opened",
            "result.posted",
            "confirmation.issued",
        ];
        order.Select(name => Of(report, name).At).ShouldBeInOrder();
        Of(report, "committee.approved").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 4, 30));
        Of(report, "confirmation.issued").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 9, 30));
        report.Timeline.ShouldContain(entry =>
            entry.Kind == "refused"
            && entry.Name == "application.submitted not-eligible"
            && entry.Text.Contains("XN24-1.5-b", StringComparison.Ordinal)
        );
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name && entry.Kind == "event");
}
