using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Reviews;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.TitleReview.Tests.Eligibility;

/// <summary>What Liuzhou's and Xianning's gates say where they differ from each other and from Tianjin's.</summary>
public class SouthernGateTests
{
    private static readonly LocalDate August = new(2024, 8, 5);

    private static GateRules RulesOf(string definition) =>
        Rules(Definitions.Find(definition)!.All<SubmitApplication>().Single().Rules!);

    private static GateRules Rules(Input<GateRules> input) =>
        GateRulesConverter.Read(
            input.Expression.Value is JsonValue text && text.TryGetValue<string>(out var json)
                ? JsonNode.Parse(json)
                : input.Expression.Value
        );

    private static List<string> Broken(
        string definition,
        JsonObject facts,
        IntakeRecords? records = null,
        string level = "副高",
        LocalDate? day = null
    ) =>
        [
            .. RulesOf(definition)
                .Check(GateRules.Submit, GateFacts.Of(Payload(facts, level), day ?? August, records), [])
                .Select(finding => finding.Rule),
        ];

    private static JsonObject Payload(JsonObject facts, string level)
    {
        facts["status"] ??= "在职";
        facts["publicSubject2024"] ??= "完成";
        facts["levelTest"] ??= new JsonObject
        {
            ["passed"] = true,
            ["specialty"] = "质量",
            ["level"] = level,
        };
        return new JsonObject
        {
            ["person"] = "P1",
            ["name"] = "张三",
            ["employer"] = "U1",
            ["department"] = "D1",
            ["committee"] = "C1",
            ["series"] = "工程技术",
            ["specialty"] = "质量",
            ["level"] = level,
            ["route"] = "正常",
            ["documents"] = new JsonArray("诚信承诺"),
            ["facts"] = facts,
        };
    }

    private static IntakeRecords Earlier(string series, string level) =>
        new() { Earlier = [new EarlierApplication(7, series, "质量", level, IsActive: true, Counts: true)] };

    [Fact]
    public void An_ordinary_applicant_breaks_nothing()
    {
        Broken("liuzhou-2024-application", []).ShouldBeEmpty();
        Broken("xianning-2024-application", []).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_application_of_a_level_is_void_in_liuzhou_and_refused_in_xianning()
    {
        var liuzhou = RulesOf("liuzhou-2024-application")
            .Check(GateRules.Submit, GateFacts.Of(Payload([], "副高"), August, Earlier("农业技术", "副高")), []);

        liuzhou.ShouldHaveSingleItem().Severity.ShouldBe(GateSeverity.Void);
        Broken("liuzhou-2024-application", [], Earlier("工程技术", "中级")).ShouldBeEmpty();
        Broken("xianning-2024-application", [], Earlier("农业技术", "中级")).ShouldBe(["one-series-a-year"]);
        Broken("xianning-2024-application", [], Earlier("工程技术", "副高")).ShouldBe(["same-series-once"]);
    }

    [Theory]
    [InlineData("警告", false, true)]
    [InlineData("记过", true, true)]
    [InlineData("撤职", true, true)]
    public void A_sanction_is_of_some_weight_in_liuzhou_and_any_in_xianning(
        string level,
        bool inLiuzhou,
        bool inXianning
    )
    {
        JsonObject Facts() =>
            new()
            {
                ["employerKind"] = "事业单位",
                ["sanctions"] = new JsonArray(
                    new JsonObject
                    {
                        ["level"] = level,
                        ["from"] = "2024-01-10",
                        ["until"] = "2025-01-09",
                    }
                ),
            };

        Broken("liuzhou-2024-application", Facts()).Contains("sanction").ShouldBe(inLiuzhou);
        Broken("xianning-2024-application", Facts()).Contains("sanction").ShouldBe(inXianning);
    }

    [Theory]
    [InlineData("2024-08-05", "2024-02,2024-03,2024-04,2024-05,2024-06,2024-07", false)]
    [InlineData("2024-08-31", "2024-02,2024-03,2024-04,2024-05,2024-06,2024-07", false)]
    [InlineData("2024-09-01", "2024-02,2024-03,2024-04,2024-05,2024-06,2024-07", true)]
    [InlineData("2024-08-05", "2024-02,2024-03,2024-05,2024-06,2024-07,2024-08", true)]
    [InlineData("2024-08-05", "", true)]
    public void A_private_employee_shows_six_full_months_before_the_month_of_application(
        string day,
        string months,
        bool breaks
    )
    {
        var facts = new JsonObject
        {
            ["employerKind"] = "民营企业",
            ["pensionMonths"] = new JsonArray([.. months.Split(',').Select(month => (JsonNode)month)]),
        };

        Broken("liuzhou-2024-application", facts, day: NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value)
            .Contains("pension-private")
            .ShouldBe(breaks);
    }

    [Theory]
    [InlineData("2024-07", true)]
    [InlineData("2024-02", true)]
    [InlineData("2024-01", false)]
    [InlineData("2024-08", false)]
    public void A_freelancer_shows_no_employers_payment_in_those_months(string month, bool breaks) =>
        Broken(
                "liuzhou-2024-application",
                new JsonObject { ["status"] = "自由职业", ["employerPensionMonths"] = new JsonArray(month) }
            )
            .Contains("pension-freelance")
            .ShouldBe(breaks);

    [Theory]
    [InlineData("质量", "副高", false)]
    [InlineData("计量", "副高", true)]
    [InlineData("质量", "中级", true)]
    public void The_level_test_is_of_the_same_specialty_and_level_in_xianning(
        string specialty,
        string level,
        bool breaks
    ) =>
        Broken(
                "xianning-2024-application",
                new JsonObject
                {
                    ["levelTest"] = new JsonObject
                    {
                        ["passed"] = true,
                        ["specialty"] = specialty,
                        ["level"] = level,
                    },
                }
            )
            .Contains("level-test")
            .ShouldBe(breaks);

    [Fact]
    public void Whoever_is_exempt_or_junior_needs_no_level_test()
    {
        var untested = new JsonObject { ["levelTest"] = new JsonObject { ["passed"] = false } };

        Broken("xianning-2024-application", untested.DeepClone().AsObject(), level: "初级").ShouldBeEmpty();
        untested["testExemption"] = "直接认定";
        Broken("xianning-2024-application", untested).ShouldBeEmpty();
    }

    [Fact]
    public void Annex_1_is_asked_for_at_the_recommendation()
    {
        var rules = Rules(Definitions.Find("xianning-2024-application")!.All<RecommendApplication>().Single().Rules!);
        var payload = Payload(new JsonObject { ["employerKind"] = "事业单位" }, "副高");

        rules
            .Check("recommendation", GateFacts.Of(payload, August, null), [])
            .ShouldHaveSingleItem()
            .Clauses.ShouldContain("XN24-3.1-b");
        payload["documents"]!.AsArray().Add("申报情况核定表");
        rules.Check("recommendation", GateFacts.Of(payload, August, null), []).ShouldBeEmpty();
    }
}
