using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.TitleReview.Drafting;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Tests.Simulation;

/// <summary>What is drafted from a notice's text alone goes through a whole year.</summary>
public sealed class When_a_drafted_year_is_played(Postgres postgres)
{
    [Theory]
    [InlineData("tianjin-2024")]
    [InlineData("tianjin-quality-2023")]
    [InlineData("yuncheng-2024")]
    [InlineData("liuzhou-2024")]
    [InlineData("xianning-2024")]
    public async Task Nothing_is_stuck_faulted_lost_early_or_decided_twice(string notice)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "workflows", "notices", notice + ".json");
        var text = (string)
            JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["text"]!;
        var draft = NoticeDrafter.Draft(NoticeReader.Read(text, new NoticeReaderOptions()), CalendarBook.Official);

        var report = await postgres.PlayAsync(draft.Schedule, draft.Application, 200);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications.Keys.Where(state => state != "submitted").ShouldAllBe(state => Outcomes.Contains(state));
        report.Applications[Stages.Certified].ShouldBeGreaterThan(80);
    }
}
