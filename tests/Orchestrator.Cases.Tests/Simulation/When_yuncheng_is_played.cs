using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

public class When_yuncheng_is_played(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task The_year_ends_with_titles_announced_and_data_reported_and_loses_nothing()
    {
        var report = await postgres.PlayAsync("yuncheng-2024", 200);
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
        report.Applications[Stages.Titled].ShouldBeGreaterThan(80);
        report.Applications.ContainsKey(Stages.Certified).ShouldBeFalse();
        string[] order =
        [
            "committee.approved",
            "plan.filed",
            "plan.approved",
            "meeting.opened",
            "result.approved",
            "result.published",
            "report.submitted",
        ];
        order.Select(name => Of(report, name).At).ShouldBeInOrder();
        Of(report, "review.closed").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 11, 30));
        Of(report, "result.published").Date.ShouldBeLessThanOrEqualTo(new LocalDate(2024, 12, 31));
        report.Timeline.ShouldContain(entry =>
            entry.Kind == "refused"
            && entry.Name == "initialTitle.determined deadline-passed"
            && entry.Text.Contains("YC24-3.5-c", StringComparison.Ordinal)
        );
        report.Timeline.ShouldNotContain(entry => entry.Name == "publicity.posted");
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name && entry.Kind == "event");
}
