using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>按月集中办理 in a notice's words: the day up to which a month takes in, by when it is handled, and what only looks like it.</summary>
public sealed class When_rounds_of_each_month_are_drafted
{
    private const string Head = "临江市人力资源和社会保障局关于做好2025年度职称评审工作的通知\n临人社发〔2025〕9号\n";

    private const string Window = "一、申报人于2025年7月1日至7月25日网上申报。\n二、";

    [Theory]
    [InlineData(
        "初级职称认定全年受理，每月最后一个工作日前集中办理一次；当月20日后提交的材料并入下月办理。",
        20,
        "LJ25-2-b",
        "LJ25-2-a"
    )]
    [InlineData("初级职称每月15日前提交的，当月底前由市职称办集中办理；15日后提交的，次月办理。", 15, "LJ25-2-a", null)]
    [InlineData("初级职称认定材料每月1日至25日提交，当月月底前认定。", 25, "LJ25-2-a", null)]
    [InlineData("每月10日前报送的初级认定材料，于当月最后一个工作日前集中认定。", 10, "LJ25-2-a", null)]
    public void They_are_drawn_with_the_day_that_the_sentence_gives(
        string sentence,
        int cutoff,
        string cutoffClauses,
        string? roundClauses
    )
    {
        var drafted = Drafted.Of(Head + Window + sentence);

        drafted.Errors().ShouldBeEmpty();
        drafted.Input("Rounds", "cutoffDay")!.ToString().ShouldBe($"{cutoff}");
        Texts(drafted, "cutoffClauses").ShouldBe(cutoffClauses);
        Texts(drafted, "roundClauses").ShouldBe(roundClauses);
        drafted.Draft.Unplaced.ShouldBeEmpty();
        drafted.Draft.Decisions.ShouldNotContain(open => open.Code == "number");
        var plan = drafted.Plan(new Dictionary<string, NodaTime.LocalDate>()).Items;
        plan.Single(item => item.Id == "Rounds.03.cutoff").DueDate.ShouldBe(new NodaTime.LocalDate(2025, 3, cutoff));
        // 29 and 30 March 2025 are a Saturday and a Sunday, the 31st is a Monday; 31 May is a Saturday at 端午.
        plan.Single(item => item.Id == "Rounds.03").DueDate.ShouldBe(new NodaTime.LocalDate(2025, 3, 31));
        plan.Single(item => item.Id == "Rounds.05").DueDate.ShouldBe(new NodaTime.LocalDate(2025, 5, 30));
    }

    [Fact]
    public void Up_to_which_day_a_month_takes_in_is_asked_where_it_is_not_said()
    {
        var drafted = Drafted.Of(Head + Window + "每月最后一个工作日集中办理初级职称认定。");

        drafted.Errors().ShouldBeEmpty();
        drafted.Step("Rounds")["cutoffDay"]!["expression"]!["type"]!.ToString().ShouldBe("Input");
        var open = drafted.Draft.Decisions.Single(open => open.Code == "number");
        (open.Input, open.Clause, open.Value).ShouldBe(("roundsCutoff", "LJ25-2-a", "20"));
        drafted
            .Plan(new Dictionary<string, NodaTime.LocalDate>())
            .Items.Single(item => item.Id == "Rounds.03.cutoff")
            .DueDate.ShouldBe(new NodaTime.LocalDate(2025, 3, 20));
    }

    [Fact]
    public void By_when_a_month_is_handled_and_by_whom_is_listed_where_it_is_not_said()
    {
        var drafted = Drafted.Of(Head + Window + "每月15日前提交的，当月集中办理。");

        drafted.Errors().ShouldBeEmpty();
        drafted
            .Draft.Decisions.Where(open => open.Clause == "LJ25-2-a")
            .Select(open => (open.Code, open.Value))
            .ShouldBe([("number", "lastWorkingDay"), ("actor", "titleOffice")]);
    }

    [Theory]
    [InlineData("每月10日集中受理一次。", "不能另定")]
    [InlineData("每月15日前提交的，次月10日前集中办理。", "不能另定")]
    [InlineData("每季度末月20日前集中办理初级职称认定。", "循环办理")]
    [InlineData("每月5日前，各县区报送上月工作进展。", "循环办理")]
    [InlineData("每月25日前缴纳社会保险费，当月集中办理。", "循环办理")]
    [InlineData("每月20日前提交的统计报表，当月集中审核。", "循环办理")]
    [InlineData("每月最后一个工作日前公布审核通过人员名单。", "循环办理")]
    [InlineData("每月20日前申报的证书补发，当月集中办理。", "循环办理")]
    public void What_the_step_cannot_do_is_listed_with_the_reason(string sentence, string reason)
    {
        var drafted = Drafted.Of(Head + Window + sentence);

        drafted.Draft.Schedule.ToJsonString().ShouldNotContain("MonthlyRounds");
        drafted.Draft.Unplaced.Single(rule => rule.Clause == "LJ25-2-a").Reason.ShouldContain(reason);
        drafted.Errors().ShouldBeEmpty();
    }

    [Fact]
    public void Two_days_for_the_same_are_not_both_drawn()
    {
        var drafted = Drafted.Of(
            Head + Window + "每月15日前提交的，当月集中办理。\n三、每月20日前提交的，当月集中办理。"
        );

        drafted.Input("Rounds", "cutoffDay")!.ToString().ShouldBe("15");
        drafted.Draft.Unplaced.ShouldHaveSingleItem().Clause.ShouldBe("LJ25-3-a");
    }

    private static string? Texts(Drafted drafted, string input) =>
        drafted.Input("Rounds", input) is JsonArray list ? string.Join(',', list) : null;
}
