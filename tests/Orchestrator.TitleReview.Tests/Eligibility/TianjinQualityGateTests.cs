using NodaTime;
using Orchestrator.TitleReview.Eligibility;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Eligibility;

public class TianjinQualityGateTests
{
    private static readonly SubmitGates Gates = new(
        "tianjin-quality-2023-application",
        new LocalDate(2023, 10, 20),
        "{'documents':['诚信承诺','继续教育承诺']}"
    );

    private static IReadOnlyList<GateFinding> Check(string change) => Gates.Check("{" + change + "}");

    [Theory]
    [InlineData("")]
    [InlineData("'level':'中级','specialty':'药品检验'")]
    [InlineData("'facts':{'sanctions':[{'kind':'处分','from':'2023-01-01','impactEnd':'2023-12-31'}]}")] // the third kind came in 2024
    [InlineData("'facts':{'employerKind':'事业单位','withinPostRatio':true}")]
    [InlineData("'facts':{'employerKind':'事业单位','nominees':2,'vacancies':2}")]
    [InlineData("'facts':{'employerKind':'事业单位','postManaged':false}")]
    public void Whoever_satisfies_the_plan_may_apply(string change) => Check(change).ShouldBeEmpty();

    [Theory]
    [InlineData("'level':'正高'", "TJ23-1-a")]
    [InlineData("'specialty':'机械'", "TJ23-1-a")]
    [InlineData("'facts':{'sanctions':[{'kind':'政务处分','from':'2023-01-01','impactEnd':'2023-10-20'}]}", "TJ23-2-c")]
    [InlineData("'facts':{'status':'参公'}", "TJ23-2-d")]
    [InlineData("'route':'职业资格对应'", "TJ23-2-b")]
    [InlineData("'facts':{'employerKind':'事业单位','nominees':3,'vacancies':2}", "TJ23-5-a")]
    [InlineData("'facts':{'employerKind':'事业单位'}", "TJ23-5-a")]
    [InlineData("'facts':{'continuingEducation':'未完成'}", "TJ23-9.4-a")]
    [InlineData("'route':'破格'", "TJ23-9.3-g")]
    public void Whoever_may_not_apply_is_told_by_which_clause(string change, string clause)
    {
        var finding = Check(change).ShouldHaveSingleItem();

        finding.Severity.ShouldBe(GateSeverity.Hard);
        finding.Clauses.ShouldContain(clause);
    }

    [Fact]
    public void Both_commitments_are_documents_of_their_own() =>
        Gates
            .Check("""{"documents":[]}""")
            .SelectMany(finding => finding.Clauses)
            .ShouldBe(["TJ23-9.4-b", "TJ23-9.2-a"]);

    [Fact]
    public void The_quota_is_checked_again_when_the_employer_recommends() =>
        Gates
            .Check("""{"facts":{"employerKind":"事业单位","nominees":3,"vacancies":2}}""", "employer")
            .ShouldHaveSingleItem()
            .Clauses.ShouldBe(["TJ23-5-a"]);
}
