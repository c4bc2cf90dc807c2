using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

public class When_liuzhou_is_played(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task Both_applications_of_one_level_are_void_and_the_year_ends_with_certificates_in_batches()
    {
        var report = await postgres.PlayAsync("liuzhou-2024", 250);
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
        report.Applications[Stages.Certified].ShouldBeGreaterThan(80);
        report.Applications[Stages.Voided].ShouldBeGreaterThanOrEqualTo(2);
        string[] order =
        [
            "plan.filed",
            "plan.published",
            "employer.recommended",
            "meeting.opened",
            "results.rechecked",
            "result.posted",
            "confirmation.issued",
            "certificates.issued",
        ];
        order.Select(name => Of(report, name).At).ShouldBeInOrder();
        report.Timeline.ShouldContain(entry =>
            entry.Kind == "refused"
            && entry.Name == "employer.recommended quota"
            && entry.Text.Contains("LZ24-4.1-g", StringComparison.Ordinal)
        );
        report.Timeline.Where(entry => entry.Name == "confirmation.issued").Sum(entry => entry.Count).ShouldBe(2);
        Of(report, "plan.filed").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 7, 10));
        Of(report, "review.closed").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 11, 10));
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name && entry.Kind == "event");
}
