using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Applications;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Eligibility;

public class TianjinGateTests
{
    private static readonly GateRules Rules = new StaticInputs(Definitions.TianjinApplication, given: null).Get(
        Definitions.TianjinApplication.All<SubmitApplication>().Single().Rules
    )!;

    private static IReadOnlyList<GateFinding> Check(
        string change,
        string gate = GateRules.Submit,
        IntakeRecords? records = null
    )
    {
        var payload = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.ExamplePayload();
        Merge(payload, JsonNode.Parse(change)!.AsObject());
        return Rules.Check(gate, GateFacts.Of(payload, new LocalDate(2024, 10, 20), records), records?.Overrides ?? []);
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject inner && target[name] is JsonObject existing)
                Merge(existing, inner);
            else
                target[name] = value?.DeepClone();
        }
    }

    [Fact]
    public void An_ordinary_applicant_may_apply() => Check("{}").ShouldBeEmpty();

    [Theory]
    [InlineData("""{"facts":{"status":"公务员"}}""", "TJ24-1.4-b")]
    [InlineData("""{"facts":{"status":"退休"}}""", "TJ24-1.4-b")]
    [InlineData("""{"facts":{"status":"学生"}}""", "TJ24-1.1-a")]
    [InlineData("""{"facts":{"sanctions":[{"from":"2024-01-01","impactEnd":"2024-10-20"}]}}""", "TJ24-1.4-a")]
    [InlineData("""{"facts":{"track":"高技能"},"series":"经济"}""", "TJ24-1.2-a")]
    [InlineData("""{"route":"职业资格对应"}""", "TJ24-1.3-a")]
    [InlineData("""{"facts":{"continuingEducation":"未完成"}}""", "TJ24-3.6-a")]
    [InlineData("""{"facts":{"continuingEducation":"当年承诺"}}""", "TJ24-3.6-d")]
    [InlineData("""{"documents":[]}""", "TJ24-5.4-c")]
    [InlineData("""{"facts":{"examRequired":true}}""", "TJ24-3.2-c")]
    [InlineData("""{"facts":{"examRequired":true,"exam":{"passed":true,"validUntil":"2024-10-19"}}}""", "TJ24-3.2-c")]
    [InlineData("""{"facts":{"status":"在站博士后"},"level":"正高"}""", "TJ24-3.2-b")]
    [InlineData("""{"facts":{"status":"柔性引进","agreementMonths":12,"daysInCityPerYear":59}}""", "TJ24-3.4-b")]
    [InlineData("""{"facts":{"entrustedInbound":true,"filing":"已备案"}}""", "TJ24-2-f")]
    [InlineData("""{"facts":{"noLocalCommittee":true}}""", "TJ24-2-c")]
    [InlineData("""{"route":"企业人才直接申报"}""", "TJ24-3.4-a")]
    [InlineData("""{"facts":{"intakeChannel":"邮寄"}}""", "TJ24-5.1-b")]
    [InlineData("""{"facts":{"committeeApproved":false}}""", "TJ24-2-b")]
    public void Whoever_may_not_apply_is_told_by_which_clause(string change, string clause)
    {
        var finding = Check(change).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(GateSeverity.Hard);
        finding.Clauses.ShouldContain(clause);
    }

    [Theory]
    [InlineData("""{"facts":{"sanctions":[{"from":"2024-01-01","impactEnd":"2024-10-19"}]}}""")]
    [InlineData("""{"facts":{"track":"高技能"}}""")]
    [InlineData("""{"route":"职业资格对应","documents":["诚信承诺","职业资格证书","聘任证明"]}""")]
    [InlineData("""{"facts":{"continuingEducation":"当年承诺"},"documents":["诚信承诺","继续教育承诺"]}""")]
    [InlineData("""{"facts":{"examRequired":true,"exam":{"passed":true,"validUntil":"2024-10-20"}}}""")]
    [InlineData("""{"facts":{"examRequired":true},"level":"中级"}""")]
    [InlineData("""{"facts":{"status":"柔性引进","agreementMonths":12,"daysInCityPerYear":60}}""")]
    [InlineData("""{"facts":{"entrustedInbound":true,"filing":"已备案"},"documents":["诚信承诺","委托备案材料"]}""")]
    public void Whoever_satisfies_the_condition_may(string change) => Check(change).ShouldBeEmpty();

    [Fact]
    public void One_employer_sends_one_series_and_level_to_one_committee()
    {
        Check("{}", records: new IntakeRecords { EmployerCommittees = ["C002"] })
            .ShouldHaveSingleItem()
            .Clauses.ShouldBe(["TJ24-3.1-d"]);
        Check("{}", records: new IntakeRecords { EmployerCommittees = ["C001"] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_withdrawn_application_does_not_count_for_the_year() =>
        Check(
                "{}",
                records: new IntakeRecords
                {
                    Earlier = [new EarlierApplication(1, "工程技术", "质量", "副高", IsActive: false, Counts: false)],
                }
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_soft_rule_is_set_aside_only_by_the_role_it_names()
    {
        var records = new IntakeRecords
        {
            Earlier = [new EarlierApplication(1, "经济", "金融", "中级", IsActive: true, Counts: true)],
        };

        Check("{}", records: records).ShouldHaveSingleItem().Severity.ShouldBe(GateSeverity.Soft);
        Check(
            "{}",
            records: records with
            {
                Overrides = [new GateOverride("one-active-application", "P0001", "employer", "x")],
            }
        )
            .Count.ShouldBe(1);
        Check(
                "{}",
                records: records with
                {
                    Overrides = [new GateOverride("one-active-application", "P0001", "titleOffice", "x")],
                }
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_false_commitment_is_checked_up_to_the_certificate()
    {
        Check("""{"facts":{"falseCommitment":true}}""", "certificate")
            .ShouldHaveSingleItem()
            .Clauses.ShouldBe(["TJ24-3.6-e"]);
        Check("""{"facts":{"falseCommitment":true}}""").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{}""", "$")]
    [InlineData("""[{"id":"a","message":"m","messageEn":"m"}]""", "$[0]")]
    [InlineData("""[{"id":"a","message":"m","messageEn":"m","deny":{"fact":"x","like":1}}]""", "$[0].deny")]
    [InlineData(
        """[{"id":"a","message":"m","messageEn":"m","deny":{"all":[{"fact":"x","in":1}]}}]""",
        "$[0].deny.all[0].in"
    )]
    [InlineData(
        """[{"id":"a","message":"m","messageEn":"m","severity":"mild","deny":{"fact":"x","is":1}}]""",
        "$[0].severity"
    )]
    public void A_rule_that_cannot_be_read_says_where(string json, string where) =>
        Should.Throw<GateRuleException>(() => GateRulesConverter.Read(JsonNode.Parse(json))).Where.ShouldBe(where);
}
