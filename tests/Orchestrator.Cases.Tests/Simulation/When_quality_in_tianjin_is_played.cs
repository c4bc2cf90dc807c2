using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

public class When_quality_in_tianjin_is_played(Postgres postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task The_year_ends_with_exams_and_resubmissions_and_loses_nothing()
    {
        var report = await postgres.PlayAsync("tianjin-quality-2023", 200);
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
        report.Applications[Stages.ExamFailed].ShouldBeGreaterThan(0);
        Of(report, "exam.held").Date.ShouldBeInRange(new LocalDate(2023, 11, 21), new LocalDate(2023, 11, 30));
        Of(report, "exam.recorded").Count.ShouldBeLessThan(40);
        Of(report, "meeting.opened").Date.ShouldBeInRange(new LocalDate(2023, 12, 1), new LocalDate(2023, 12, 31));
        report.Timeline[^1].Date.ShouldBeGreaterThan(new LocalDate(2023, 12, 25));
    }

    private static TimelineEntry Of(SimulationReport report, string name) =>
        report.Timeline.First(entry => entry.Name == name);
}
