using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>A handed schedule: the review ends 30 working days after the closing, which is stated only later.</summary>
public sealed class When_a_milestone_counts_from_a_later_day(Postgres postgres)
{
    [Fact]
    public async Task It_waits_for_that_day_and_is_missed_on_its_own()
    {
        var report = await postgres.PlayAsync(Read("tianjin-2024"), Read("tianjin-2024-application"), 4);

        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        // Due on 13 December at 24:00, and the meeting came later.
        var missed = report.Timeline.Single(entry => entry.Name == "ReviewBy.Missed");
        (missed.Count, missed.Date).ShouldBe((1, new LocalDate(2024, 12, 14)));
    }

    private static JsonObject Read(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cases = Path.Combine(folder.FullName, "tests", "Support", "cases", "milestone-relative");
            if (Directory.Exists(cases))
                return JsonNode.Parse(File.ReadAllText(Path.Combine(cases, file + ".json")))!.AsObject();
        }

        throw new DirectoryNotFoundException("tests/Support/cases is not above the tests.");
    }
}
