using System.Text.Json.Nodes;
using Orchestrator.Calendars;
using Orchestrator.Engine.Simulation;
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

    [Theory]
    [InlineData("由市职称办于2025年7月15日前报送省职称评审委员会评审。", "15日前提交的，当月底前由市职称办集中办理")]
    [InlineData(
        "经市级评审委员会评审通过后，由评委会办公室于2025年9月30日前报送省职称评审委员会。",
        "25日前提交的，当月底前由评委会办公室集中办理"
    )]
    public async Task What_goes_up_and_what_comes_round_each_month_is_played_too(string forwarded, string round)
    {
        var draft = NoticeDrafter.Draft(
            NoticeReader.Read(
                $"""
                临江市人力资源和社会保障局关于做好2025年度职称评审工作的通知
                临人社发〔2025〕9号
                一、申报人于2025年5月6日至5月23日网上申报，主管部门于6月13日24时前完成审核提交。
                二、初级职称每月{round}。
                三、正高级职称{forwarded}
                四、评审工作应于2025年8月29日前完成。
                """,
                new NoticeReaderOptions()
            ),
            CalendarBook.Official
        );

        var report = await postgres.PlayAsync(draft.Schedule, draft.Application, 100);

        (report.DecidedTwice, report.Early, report.Lost).ShouldBe((0, 0, 0));
        report.Faults.ShouldBeEmpty();
        report.Stuck.ShouldBeEmpty();
        report.Applications[Stages.Confirmed].ShouldBeGreaterThan(15);
        report.Applications[Stages.Certified].ShouldBeGreaterThan(30);
        Count(report, "forward.answered").ShouldBe(Count(report, "application.forwarded"));
        Count(report, "round.handled").ShouldBeGreaterThan(5);
    }

    private static int Count(SimulationReport report, string name) =>
        report.Timeline.Where(entry => entry.Name == name).Sum(entry => entry.Count);
}
