using System.Text.Json.Nodes;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>报送上级评审 in a notice's words: what becomes a step of the application with its day, and what only looks like it.</summary>
public sealed class When_a_year_hands_on_to_a_higher_committee
{
    private const string Head = "临江市人力资源和社会保障局关于做好2025年度职称评审工作的通知\n临人社发〔2025〕9号\n";

    private const string Window = "一、申报人于2025年7月1日至7月25日网上申报，主管部门于8月15日前完成审核提交。\n二、";

    [Theory]
    [InlineData(
        "正高级职称材料由市职称办于2025年9月30日前汇总报送省职称办，按省评委会通知的时间参加评审。",
        "正高",
        "titleOffice",
        "2025-09-30"
    )]
    [InlineData("副高级材料由市职改办于2025年8月29日前报省评委会评审。", "副高", "titleOffice", "2025-08-29")]
    [InlineData(
        "正、副高级人选经评委会办公室审核后，由评委会办公室于2025年9月12日前报送自治区职称评审委员会。",
        "正高,副高",
        "office",
        "2025-09-12"
    )]
    [InlineData(
        "高级职称经主管部门评审材料审核通过后，市人社局于2025年9月15日前推荐上报上级评审委员会评审。",
        "正高,副高,高级",
        "titleOffice",
        "2025-09-15"
    )]
    public void Those_of_a_level_go_up_once_they_are_accepted(string sentence, string levels, string role, string day)
    {
        var drafted = Drafted.Of(Head + Window + sentence);

        drafted.Errors().ShouldBeEmpty();
        Texts(drafted, "Forward", "levels").ShouldBe(levels);
        drafted.Input("Forward", "role")!.ToString().ShouldBe(role);
        ((string?)drafted.Input("Forward", "due")!["anchor"]).ShouldBe("forwardBy");
        Texts(drafted, "Forward", "dueClauses").ShouldBe("LJ25-2-a");
        Texts(drafted, "HigherPassed", "clauses").ShouldBe("LJ25-2-a");
        ((string?)drafted.Input("Milestone1", "due")!["date"]).ShouldBe(day);
        drafted.Input("Milestone1", "dateName")!.ToString().ShouldBe("forwardBy");
        LinksOf(drafted)
            .ShouldBe(
                [
                    "OfficeAcceptance.Accepted-Forward",
                    "Forward.Local-AwaitReview",
                    "Forward.Passed-HigherPassed",
                    "Forward.NotPassed-HigherNotPassed",
                ],
                ignoreOrder: true
            );
        drafted.Draft.Unplaced.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "高级职称申报材料经市级中级评审委员会评审通过后，于9月30日前报送省高级职称评审委员会。",
        "正高,副高,高级",
        null
    )]
    [InlineData(
        "经本级评审委员会审核通过后，市人社局于2025年9月30日前报送自治区职称评审委员会评审。",
        null,
        "titleOffice"
    )]
    [InlineData(
        "副高级经市评审委员会评审（审核）通过后，由市职称办于2025年9月30日前报送省职称评审委员会。",
        "副高",
        "titleOffice"
    )]
    public void Those_who_passed_here_go_up_once_their_results_have_hung(string sentence, string? levels, string? role)
    {
        var drafted = Drafted.Of(Head + Window + sentence);

        drafted.Errors().ShouldBeEmpty();
        Texts(drafted, "ForwardReviewed", "levels").ShouldBe(levels);
        drafted.Input("ForwardReviewed", "role")?.ToString().ShouldBe(role);
        ((string?)drafted.Input("Milestone1", "due")!["date"]).ShouldBe("2025-09-30");
        LinksOf(drafted)
            .ShouldBe(
                [
                    "ResultPublicity.Clear-ForwardReviewed",
                    "ForwardReviewed.Local-Publication",
                    "ForwardReviewed.Passed-HigherPassed",
                    "ForwardReviewed.NotPassed-HigherNotPassed",
                ],
                ignoreOrder: true
            );
        // Nobody is named: the draft says whom it takes.
        drafted.Draft.Decisions.Count(open => open.Code == "actor").ShouldBe(role is null ? 1 : 0);
    }

    [Fact]
    public void Days_are_counted_from_the_review_as_the_sentence_counts_them()
    {
        var drafted = Drafted.Of(Head + Window + "评审通过后10个工作日内，由市职称办报送省级评审委员会。");

        drafted.Errors().ShouldBeEmpty();
        var due = drafted.Input("Milestone1", "due")!;
        ($"{due["anchor"]} {due["amount"]} {due["unit"]}").ShouldBe("reviewEnd 10 workingDays");
        ((string?)drafted.Input("ForwardReviewed", "due")!["anchor"]).ShouldBe("forwardBy");
    }

    [Fact]
    public void Without_a_day_it_has_none_and_somebody_is_asked()
    {
        var drafted = Drafted.Of(Head + Window + "正高级职称材料由市职称办汇总后报送省职称评审委员会评审。");

        drafted.Errors().ShouldBeEmpty();
        drafted.Input("Forward", "due").ShouldBeNull();
        Texts(drafted, "Forward", "levels").ShouldBe("正高");
        var open = drafted.Draft.Decisions.Single(open => open.Clause == "LJ25-2-a" && open.Code == "date");
        (open.Input, open.Value).ShouldBe((null, null));
    }

    [Fact]
    public void A_second_day_for_the_same_is_listed_and_a_second_level_on_that_day_is_taken()
    {
        var drafted = Drafted.Of(
            Head
                + Window
                + """
                正高级材料由市职称办于2025年9月30日前报送省评委会评审。
                三、副高级材料由市职称办于2025年9月30日前报送省评委会评审。
                四、中级材料由市职称办于2025年10月15日前报送省评委会评审。
                """
        );

        drafted.Errors().ShouldBeEmpty();
        Texts(drafted, "Forward", "levels").ShouldBe("正高,副高");
        Texts(drafted, "Forward", "dueClauses").ShouldBe("LJ25-2-a,LJ25-3-a");
        drafted.Draft.Unplaced.ShouldHaveSingleItem().Clause.ShouldBe("LJ25-4-a");
    }

    [Theory]
    [InlineData("评审结果应于2025年12月10日前报送省人力资源社会保障厅备案。")]
    [InlineData("评委会办公室应于2025年9月10日前将高级评审方案报省职称评审委员会办公室备案。")]
    [InlineData("正高级专家推荐表于2025年9月10日前报送省职称评审委员会办公室。")]
    [InlineData("主管部门应于2025年8月22日前完成审核并报送市职称评审委员会办公室。")]
    [InlineData("主管部门应于2025年8月22日前将高级材料报送市职称评审委员会。")]
    [InlineData("各县（市、区）于2025年8月22日前将纸质材料报送省职称评审委员会。")]
    [InlineData("申报人于2025年7月20日前将高级材料报送省职称评审委员会。")]
    [InlineData("市职称办于2025年8月22日前将材料报送省职称评审委员会。")]
    [InlineData("高级职称人数汇总表由市职称办于2025年9月10日前报送省职称办，供省评委会参考。")]
    [InlineData("申报省高级评审委员会评审的，于2025年7月20日前提交。")]
    [InlineData("报送省评委会评审的正高级材料须装订成册。")]
    [InlineData("经省评委会评审通过的正高级人员，于2025年12月20日前由市职称办发放证书。")]
    [InlineData("委托省评委会评审高级职称的，由市职称办于2025年9月1日前报送省职称办出具委托函。")]
    public void What_only_looks_like_it_is_none_of_it(string sentence)
    {
        var drafted = Drafted.Of(Head + Window + sentence);

        drafted.Draft.Application.ToJsonString().ShouldNotContain("ForwardApplication");
        drafted.Draft.Schedule.ToJsonString().ShouldNotContain("forwardBy");
        drafted.Errors().ShouldBeEmpty();
    }

    [Fact]
    public void A_province_hands_nothing_on_to_its_own_committee()
    {
        var drafted = Drafted.Of(
            "湖川省人力资源和社会保障厅关于做好2025年度职称评审工作的通知\n湖人社发〔2025〕9号\n"
                + Window
                + "高级材料由各市职称办于2025年8月22日前报送省职称评审委员会。"
        );

        drafted.Reading.Notice.Jurisdiction.ShouldBe("湖川省");
        drafted.Draft.Application.ToJsonString().ShouldNotContain("ForwardApplication");
    }

    private static string? Texts(Drafted drafted, string step, string input) =>
        drafted.Input(step, input) is JsonArray list ? string.Join(',', list) : null;

    private static IReadOnlyList<string> LinksOf(Drafted drafted) =>
        [
            .. drafted.Draft.Application["root"]!["connections"]!
                .AsArray()
                .Select(link =>
                    $"{link!["source"]!["activity"]}.{link["source"]!["port"]}-{link["target"]!["activity"]}"
                )
                .Where(link => link.Contains("Forward")),
        ];
}
