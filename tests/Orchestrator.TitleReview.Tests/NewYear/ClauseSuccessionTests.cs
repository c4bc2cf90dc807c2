using Orchestrator.Calendars;
using Orchestrator.TitleReview.NewYear;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;
using Orchestrator.TitleReview.Validation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.TitleReview.Tests.NewYear;

public class ClauseSuccessionTests
{
    /// <summary>Next year's notice: other ids and days, two sentences gone, one moved, in another order.</summary>
    private static OfficialNotice Next()
    {
        var old = Definitions.Notices.Notice("TJ24")!;
        var clauses = old
            .Clauses.Where(clause => clause.Id is not ("TJ24-4.2-i" or "TJ24-1.2-b"))
            .Reverse()
            .Select(
                (clause, at) =>
                    new Clause(
                        $"TJ25-c{at}",
                        "TJ25",
                        clause.Id == "TJ24-4.4-b" ? "6.1" : clause.Section,
                        clause
                            .Sentence.Replace("2024", "2025", StringComparison.Ordinal)
                            .Replace("9月25日（星期三）", "9月24日（星期三）", StringComparison.Ordinal),
                        clause.Kind
                    )
            )
            .ToList();
        return old with { Id = "TJ25", Year = 2025, Clauses = clauses, Floors = [], Text = null, TextHash = null };
    }

    [Fact]
    public void Clauses_go_over_by_section_and_sentence()
    {
        var (old, next) = (Definitions.Notices.Notice("TJ24")!, Next());
        var succession = new ClauseSuccession(old, next);

        string? SentenceOf(string id) =>
            succession.Of(id) is { } other ? next.Clauses.Single(clause => clause.Id == other).Sentence : null;
        SentenceOf("TJ24-4.1-c")!.ShouldContain("9月24日");
        SentenceOf("TJ24-4.2-e").ShouldBe(old.Clauses.Single(clause => clause.Id == "TJ24-4.2-e").Sentence);
        SentenceOf("TJ24-4.2-i").ShouldBeNull();
        SentenceOf("TJ24-1.2-b").ShouldBeNull();
        succession.Count.ShouldBe(old.Clauses.Count - 2);
        old.Clauses.Select(clause => succession.Of(clause.Id)).OfType<string>().ShouldBeUnique();
    }

    [Fact]
    public void A_rolled_schedule_cites_the_next_notice_and_lists_what_has_no_counterpart()
    {
        var notices = Definitions.Notices.With(Next());
        var rolled = new YearRollover(CalendarBook.Official, id => Definitions.Find(id)?.Definition, notices).Roll(
            Definitions.Tianjin.Definition,
            2025,
            NodaTime.Instant.FromUtc(2025, 3, 3, 2, 0)
        );

        foreach (var definition in rolled)
        {
            var read = DefinitionReader.Read(definition.Json.ToJsonString()).Definition!;
            DefinitionInfo.Of(read).Notice.ShouldBe("TJ25");
            new DefinitionValidator(Definitions.Registry, ReviewRules.All(CalendarBook.Official, notices))
                .Validate(read)
                .Where(finding => finding.Severity == Severity.Error)
                .ShouldBeEmpty();
        }

        var text = rolled[0].Json.ToJsonString(ReviewJson.Options);
        text.ShouldContain("TJ25-c");
        System
            .Text.RegularExpressions.Regex.Matches(text, "TJ24-[0-9.]+-[a-z]")
            .Select(match => match.Value)
            .Distinct()
            .ShouldBe(["TJ24-4.2-i", "TJ24-1.2-b"], ignoreOrder: true);
        rolled[0]
            .Remarks.ShouldContain(remark =>
                remark.Contains("TJ24-4.2-i", StringComparison.Ordinal)
                && remark.Contains("没有对应", StringComparison.Ordinal)
            );
        rolled[0]
            .Dates.First(date => date.ActivityId == "PublishPlan")
            .Clauses.ShouldAllBe(clause => clause.StartsWith("TJ25", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_next_notice_the_old_clauses_stay_and_a_remark_says_so()
    {
        var rolled = new YearRollover(
            CalendarBook.Official,
            id => Definitions.Find(id)?.Definition,
            Definitions.Notices
        ).Roll(Definitions.Tianjin.Definition, 2026, NodaTime.Instant.FromUtc(2025, 3, 3, 2, 0));

        rolled[0].Json.ToJsonString().ShouldContain("TJ24-4.2-i");
        rolled[0]
            .Remarks.ShouldContain(remark => remark.Contains("仍引用2024年度通知（TJ24）", StringComparison.Ordinal));
    }
}
