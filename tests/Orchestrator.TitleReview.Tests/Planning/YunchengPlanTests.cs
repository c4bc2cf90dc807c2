using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

public class YunchengPlanTests
{
    private static SchedulePlan Plan(params string[] settings) => Planned.Of("yuncheng-2024", settings);

    [Theory]
    [InlineData("YC24-3.2-a", "2024-12-31", "asOf", true, true)]
    [InlineData("YC24-3.2-b", "2024-10-18", "deadline", true, true)]
    [InlineData("YC24-3.5-c", "2024-11-30", "deadline", true, false)]
    [InlineData("YC24-4.4-b", "2027-11-26", "retention", true, true)]
    [InlineData("YC24-4.5-a", "2024-12-10", "deadline", true, true)]
    [InlineData("YC24-4.6-a", "2024-11-30", "deadline", true, false)]
    [InlineData("YC24-4.6-b", "2024-12-31", "deadline", true, true)]
    [InlineData("YC24-4.6-c", "2024-12-31", "deadline", false, true)]
    [InlineData("YC24-4.6-f", "2024-09-15", "internal", false, false)]
    [InlineData("YC24-2-b", "2024-09-15", "internal", false, false)]
    public void Every_dated_rule_of_the_notice_has_its_date(
        string clause,
        string day,
        string kind,
        bool hard,
        bool workingDay
    )
    {
        var item = Plan().OnlyItem(clause);

        item.DueDate.ShouldBe(Planned.Day(day));
        item.Kind.ShouldBe(kind);
        item.Hard.ShouldBe(hard);
        item.WorkingDay.ShouldBe(workingDay);
        item.TimeOfDay.ShouldBe("24:00");
    }

    [Fact]
    public void The_plan_is_lawful() =>
        Plan().IsLawful.ShouldBeTrue(string.Join("\n", Plan().Warnings.Where(warning => warning.IsError)));

    [Theory]
    [InlineData("YC24-3.5-c", Roles.Employer)]
    [InlineData("YC24-4.6-a", Roles.Office)]
    public void The_end_of_november_is_a_saturday_and_stays_there(string clause, string actor)
    {
        var item = Plan().OnlyItem(clause);

        item.EffectiveDate.ShouldBe(Planned.Day("2024-11-29"));
        item.Due.ShouldBe(Planned.StartOf("2024-12-01"));
        item.Actor.ShouldBe(actor);
        item.Warnings.ShouldContain(warning => warning.Code == "V2");
    }

    [Theory]
    [InlineData("2024-11-29", "2024-12-06")]
    [InlineData("2024-12-02", "2024-12-09")]
    [InlineData("2024-12-23", "2024-12-30")]
    [InlineData("2024-12-24", "2024-12-31")]
    [InlineData("2024-12-28", "2025-01-06")] // a Saturday; New Year's Day is off
    public void The_national_five_working_days_hold_for_results(string posted, string last)
    {
        var item = Plan("posted=" + posted).ById("Publicize");

        item.DueDate.ShouldBe(Planned.Day(last));
        item.Kind.ShouldBe("publicity");
        item.Floor!.Basis.ShouldContain("40号");
    }

    [Fact]
    public void Results_posted_by_the_twenty_third_leave_a_day_to_announce() =>
        Plan().ById("AnnounceBy.postBy").DueDate.ShouldBe(Planned.Day("2024-12-23"));

    [Theory]
    [InlineData("2024-11-27", true)]
    [InlineData("2024-12-23", true)]
    [InlineData("2024-12-24", false)]
    public void A_posting_too_late_to_announce_within_the_year_is_unlawful(string posted, bool lawful)
    {
        var plan = Plan("posted=" + posted);

        plan.IsLawful.ShouldBe(lawful);
        plan.Warnings.Any(warning => warning.IsError && warning.Clauses.Contains("YC24-4.6-b")).ShouldBe(!lawful);
    }

    [Theory]
    [InlineData("2024-12-06", "2024-12-20")]
    [InlineData("2024-12-20", "2025-01-06")]
    [InlineData("2024-12-31", "2025-01-15")]
    [InlineData("2024-12-28", "2025-01-13")]
    public void Data_are_reported_ten_working_days_after_the_results(string published, string due)
    {
        var item = Plan("published=" + published).OnlyItem("YC24-4.5-a");

        item.DueDate.ShouldBe(Planned.Day(due));
        item.Proof!.Steps.Count(step => step.Counted).ShouldBe(10);
        item.Reading!.Input.ShouldBe("dataReportDays");
        item.Reading.Options.Select(option => option.Reading).ShouldBe(["10", "5", "15"]);
    }

    [Theory]
    [InlineData("2024-10-18", "2024-10-17")]
    [InlineData("2024-10-13", "2024-10-12")]
    public void Evidence_counts_until_the_cut_off_and_the_strict_reading_is_shown(string cutoff, string strict)
    {
        var item = Plan("cutoff=" + cutoff).OnlyItem("YC24-3.2-b");

        item.DueDate.ShouldBe(Planned.Day(cutoff));
        item.Reading!.Chosen.ShouldBe("inclusive");
        item.Reading.Options.Single(option => option.Reading == "exclusive").Date.ShouldBe(Planned.Day(strict));
    }

    [Theory]
    [InlineData("2024-12-20", "2027-12-20")]
    [InlineData("2024-11-30", "2027-11-30")]
    public void An_entry_of_the_archive_lasts_three_years(string decided, string last)
    {
        Plan("published=" + decided).OnlyItem("YC24-4.4-b").DueDate.ShouldBe(Planned.Day(last));
        Plan("integrity.decided=" + decided).OnlyItem("YC24-4.4-b").DueDate.ShouldBe(Planned.Day(last));
    }

    [Fact]
    public void A_review_that_ends_in_december_is_unlawful() =>
        Plan("reviewEnd=2024-12-02")
            .Warnings.ShouldContain(warning => warning.IsError && warning.Clauses.Contains("YC24-4.6-a"));

    [Fact]
    public void The_day_to_which_years_count_lies_after_the_review() =>
        Plan().OnlyItem("YC24-3.2-a").DueDate!.Value.ShouldBeGreaterThan(Plan().OnlyItem("YC24-4.6-a").DueDate!.Value);
}
