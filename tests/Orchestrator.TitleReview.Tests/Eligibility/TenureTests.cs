using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.TitleReview.Eligibility;

namespace Orchestrator.TitleReview.Tests.Eligibility;

public class TenureTests
{
    private static int? Years(string facts, TenureCounting counting = TenureCounting.Anniversary) =>
        Tenure.Years(
            JsonNode.Parse(facts)!.AsObject(),
            new TenureTerms(new LocalDate(2024, 12, 31), counting, ["基本合格", "不合格", "不确定等次"], ["自由职业"])
        );

    [Theory]
    [InlineData("2019-12-31", 5)]
    [InlineData("2020-01-01", 4)]
    [InlineData("2019-07-01", 5)]
    [InlineData("2024-12-31", 0)]
    [InlineData("2025-01-01", 0)]
    public void Full_years_run_to_the_last_day_of_the_year(string since, int years) =>
        Years($$"""{"titleSince":"{{since}}"}""").ShouldBe(years);

    [Fact]
    public void Calendar_years_are_counted_where_the_city_does_so() =>
        Years("""{"titleSince":"2020-01-01"}""", TenureCounting.CalendarYears).ShouldBe(4);

    [Theory]
    [InlineData("""[{"year":2021,"grade":"不合格"}]""", 4)]
    [InlineData("""[{"year":2021,"grade":"基本合格"},{"year":2022,"grade":"不确定等次"}]""", 3)]
    [InlineData("""[{"year":2020,"grade":"不合格"},{"year":2024,"grade":"不合格"}]""", 3)]
    [InlineData("""[{"year":2021,"grade":"优秀"},{"year":2018,"grade":"不合格"}]""", 5)]
    public void A_year_with_an_excluded_assessment_does_not_count(string assessments, int years) =>
        Years($$"""{"titleSince":"2019-12-31","assessments":{{assessments}}}""").ShouldBe(years);

    [Fact]
    public void Who_needs_no_assessment_loses_no_year() =>
        Years("""{"titleSince":"2019-12-31","status":"自由职业","assessments":[{"year":2021,"grade":"不合格"}]}""")
            .ShouldBe(5);

    [Fact]
    public void Titles_of_the_same_level_count_from_the_first() =>
        Years(
                """{"currentLevel":"中级","titles":[{"level":"助理级","since":"2010-01-01"},{"level":"中级","since":"2017-06-30"},{"level":"中级","since":"2022-03-01"}]}"""
            )
            .ShouldBe(7);

    [Fact]
    public void Without_a_title_there_are_no_years() => Years("{}").ShouldBeNull();
}
