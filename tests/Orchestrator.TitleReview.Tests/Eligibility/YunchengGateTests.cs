using NodaTime;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Eligibility;

public class YunchengGateTests
{
    private static readonly TenureTerms Terms = new(
        new LocalDate(2024, 12, 31),
        TenureCounting.Anniversary,
        ["基本合格", "不合格", "不确定等次"],
        ["非公", "个体工商户", "灵活就业", "自由职业"]
    );

    private const string Usual =
        "{'facts':{'currentLevel':'中级','titleSince':'2019-12-31','requiredTenureYears':5,"
        + "'assessments':[{'year':2022,'grade':'合格'},{'year':2023,'grade':'合格'}]}}";

    private static readonly SubmitGates Gates = new(
        "yuncheng-2024-application",
        new LocalDate(2024, 9, 20),
        Usual,
        facts =>
        {
            GateFacts.AddTenure(facts, Terms);
            facts["evidenceBy"] = "2024-10-18";
        }
    );

    private static IReadOnlyList<GateFinding> Check(string facts, string outside = "", IntakeRecords? records = null) =>
        Gates.Check("{'facts':{" + facts + "}" + (outside.Length > 0 ? "," + outside : "") + "}", records: records);

    [Theory]
    [InlineData("")]
    [InlineData("'evidence':[{'obtainedOn':'2024-10-18'}]")]
    [InlineData("'status':'自由职业','assessments':[],'intakeChannel':'人社部门'")]
    [InlineData("'postChangedOn':'2022-05-01','transferredOn':'2023-11-20'")]
    public void Whoever_satisfies_the_notice_may_apply(string change) => Check(change).ShouldBeEmpty();

    [Theory]
    [InlineData("'status':'公务员'", "YC24-3.1-a")]
    [InlineData("'inPost':false", "YC24-3.1-a")]
    [InlineData("'workSpecialty':'计量'", "YC24-3.1-a")]
    [InlineData("'intakeChannel':'邮寄'", "YC24-3.1-b")]
    [InlineData("'status':'灵活就业','intakeChannel':'用人单位'", "YC24-3.1-c")]
    [InlineData("'titleSince':'2020-01-01'", "YC24-3.2-a")]
    [InlineData("'evidence':[{'obtainedOn':'2024-10-19'}]", "YC24-3.2-b")]
    [InlineData("'evidence':[{'name':'论文'}]", "YC24-3.2-b")]
    [InlineData("'titleSince':'2015-01-01','assessments':[{'year':2023,'grade':'不合格'}]", "YC24-3.3-c")]
    [InlineData("'postChangedOn':'2024-01-10','transferredOn':'2023-11-20'", "YC24-3.4-a")]
    [InlineData("'postChangedOn':'2022-05-01'", "YC24-3.4-a")]
    [InlineData("'postChangedOn':'2022-05-01','transferredOn':'2024-03-01'", "YC24-3.4-a")]
    [InlineData("'fraudConfirmed':true", "YC24-4.3-d")]
    public void Whoever_may_not_apply_is_told_by_which_clause(string change, string clause) =>
        Check(change).ShouldHaveSingleItem().Clauses.ShouldContain(clause);

    [Fact]
    public void An_assessment_that_does_not_count_takes_a_year_away() =>
        Check("'assessments':[{'year':2021,'grade':'不合格'},{'year':2023,'grade':'合格'}]")
            .ShouldHaveSingleItem()
            .Clauses.ShouldContain("YC24-3.3-b");

    [Theory]
    [InlineData("""[{"year":2023,"grade":"合格"},{"year":2021,"grade":"优秀"}]""", true)]
    [InlineData("""[{"year":2023,"grade":"合格"},{"year":2020,"grade":"优秀"}]""", false)]
    public void An_exceptional_applicant_was_excellent_once_in_three_years(string assessments, bool may) =>
        (Check($"'assessments':{assessments}", "'route':'破格'").Count == 0).ShouldBe(may);

    [Fact]
    public void A_level_may_be_skipped_with_the_title_offices_consent_only()
    {
        var skipped = Check("'currentLevel':'助理级'").ShouldHaveSingleItem();
        skipped.Severity.ShouldBe(GateSeverity.Soft);
        skipped.Clauses.ShouldBe(["YC24-3.5-a"]);
        Check(
                "'currentLevel':'助理级'",
                records: new IntakeRecords
                {
                    Overrides = [new GateOverride("step-by-step", "P0001", "titleOffice", "引进人才")],
                }
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("农业技术", "种植", "副高", false)]
    [InlineData("工程技术", "计量", "副高", false)]
    [InlineData("农业技术", "种植", "中级", true)]
    public void The_same_level_is_applied_for_once_a_year_in_whatever_series(
        string series,
        string specialty,
        string level,
        bool may
    )
    {
        var records = new IntakeRecords
        {
            Earlier = [new EarlierApplication(1, series, specialty, level, IsActive: true, Counts: true)],
        };

        (Check("", records: records).Count == 0).ShouldBe(may);
    }
}
