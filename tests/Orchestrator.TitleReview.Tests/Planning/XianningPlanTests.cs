using Orchestrator.Calendars;

namespace Orchestrator.TitleReview.Tests.Planning;

public class XianningPlanTests
{
    private const string Xianning = "xianning-2024";

    [Theory]
    [InlineData("XN24-7.1-c", "2024-04-30")]
    [InlineData("XN24-4-a", "2024-05-20")]
    [InlineData("XN24-4-b", "2024-09-30")]
    [InlineData("XN24-4-c", "2024-12-31")]
    public void Every_named_date_of_the_notice_is_right_and_hard(string clause, string due)
    {
        var item = PlanOf.Schedule(Xianning).Item(clause);

        PlanOf.Iso(item.DueDate).ShouldBe(due);
        item.Kind.ShouldBe("deadline");
        item.Hard.ShouldBeTrue();
        item.WorkingDay.ShouldBe(true);
        PlanOf.Iso(item.EffectiveDate).ShouldBe(due);
    }

    [Fact]
    public void Historic_data_is_uploaded_from_the_day_after_the_fifteenth()
    {
        var item = PlanOf.Schedule(Xianning).Item("XN24-7.2-c");

        item.Kind.ShouldBe("opening");
        item.Opens.ShouldBe(ChinaTime.At(PlanOf.Day("2024-05-16"), DeadlineTime.StartOfDay));
        item.Due.ShouldBeNull();
    }

    [Theory]
    [InlineData("2024-09-02", "2024-08-26")]
    [InlineData("2024-09-10", "2024-09-03")]
    [InlineData("2024-09-18", "2024-09-10")] // Sat 14 Sep worked, 15 to 17 off
    [InlineData("2024-10-08", "2024-09-25")]
    [InlineData("2024-05-13", "2024-05-07")] // Sat 11 May worked
    public void The_review_plan_is_filed_on_the_day_that_satisfies_every_reading(string meeting, string day)
    {
        var item = PlanOf.Schedule(Xianning, $"meeting={meeting}").Item("XN24-5.3-a");

        item.Opens.ShouldBe(ChinaTime.At(PlanOf.Day(day), DeadlineTime.StartOfDay));
        PlanOf.Iso(item.DueDate).ShouldBe(day);
        item.Due.ShouldBe(ChinaTime.At(PlanOf.Day(day), DeadlineTime.EndOfDay));
    }

    [Theory]
    [InlineData("2024-09-13", "2024-09-19", "2024-09-23")]
    [InlineData("2024-09-10", "2024-09-13", "2024-09-18")]
    [InlineData("2024-09-27", "2024-10-08", "2024-10-10")] // Sun 29 Sep worked
    [InlineData("2024-12-31", "2025-01-06", "2025-01-08")]
    public void Posting_and_report_run_from_the_end_of_the_review(string end, string post, string report)
    {
        var plan = PlanOf.Schedule(Xianning, $"reviewEnd={end}");

        plan.Due("XN24-5.3-c").ShouldBe(post);
        plan.Item("XN24-5.3-c").Kind.ShouldBe("deadline");
        plan.Item("XN24-5.3-c").Hard.ShouldBeTrue();
        plan.Due("XN24-5.3-e").ShouldBe(report);
    }

    [Theory]
    [InlineData("2024-09-13", "2024-09-23")]
    [InlineData("2024-09-19", "2024-09-26")]
    [InlineData("2024-09-27", "2024-10-10")]
    public void Results_hang_five_working_days(string posted, string ends)
    {
        var item = PlanOf.Schedule(Xianning, "reviewEnd=2024-09-13", $"posted={posted}").Item("XN24-5.3-d");

        PlanOf.Iso(item.DueDate).ShouldBe(ends);
        item.Kind.ShouldBe("publicity");
        item.Floor!.Minimum.ShouldBe(5);
    }

    [Theory]
    [InlineData("2024-05-21", "2024-05-28")]
    [InlineData("2024-06-03", "2024-06-11")] // Mon 10 June is off
    public void An_employers_publicity_lasts_five_working_days(string posted, string ends) =>
        PlanOf.Schedule(Xianning, $"employer.posted={posted}").Due("XN24-5.2-b").ShouldBe(ends);

    [Fact]
    public void The_report_that_is_due_before_its_publicity_can_end_is_a_warning() =>
        PlanOf
            .Schedule(Xianning, "reviewEnd=2024-09-13")
            .Warnings.ShouldContain(warning =>
                warning.Code == "V6" && !warning.IsError && warning.Clauses.Contains("XN24-5.3-e")
            );

    [Theory]
    [InlineData("2024-09-23", "2024-09-23", true)]
    [InlineData("2024-09-24", "2024-09-24", false)]
    [InlineData("2024-09-18", "2024-09-23", true)]
    [InlineData("2024-09-19", "2024-09-24", false)]
    public void The_review_ends_in_time_for_the_last_of_september_or_the_plan_is_unlawful(
        string end,
        string posted,
        bool lawful
    ) =>
        PlanOf
            .Schedule(Xianning, "meeting=2024-09-10", $"reviewEnd={end}", $"posted={posted}")
            .Warnings.Any(warning => warning.Code == "V7" && warning.IsError)
            .ShouldBe(!lawful);

    [Theory]
    [InlineData("2021-04-30", "2024-04-30", true)]
    [InlineData("2021-09-10", "2024-09-10", false)]
    [InlineData("2021-09-09", "2024-09-09", true)]
    [InlineData("2020-02-29", "2023-02-28", true)]
    public void An_approval_holds_three_years_and_must_reach_through_the_last_meeting_day(
        string approved,
        string until,
        bool warns
    )
    {
        var plan = PlanOf.Schedule(Xianning, $"committee.approved={approved}");

        plan.Due("XN24-7.1-a").ShouldBe(until);
        plan.Warnings.Any(warning => warning.Code == "V10" && warning.Clauses.Contains("XN24-7.1-a")).ShouldBe(warns);
    }

    [Theory]
    [InlineData("XN24-5.2-f", "received=2024-06-05", "2024-06-11")]
    [InlineData("XN24-5.2-g", "received=2024-09-13", "2024-09-19")]
    [InlineData("XN24-8.5-a", "objection=2024-09-16", "2024-10-08")] // 1 October is off: the first working day after
    [InlineData("XN24-8.5-a", "objection=2024-09-11", "2024-09-26")]
    [InlineData("XN24-A2-b", "decision=2024-09-20", "2027-09-20")]
    public void What_counts_from_an_event_is_dated_when_the_event_is_set(string clause, string setting, string due)
    {
        PlanOf.Schedule(Xianning).Item(clause).DueDate.ShouldBeNull();
        PlanOf.Schedule(Xianning, setting).Due(clause).ShouldBe(due);
    }

    [Fact]
    public void The_recommended_year_is_lawful()
    {
        var plan = PlanOf.Schedule(Xianning);

        plan.IsLawful.ShouldBeTrue(
            string.Join('\n', plan.Warnings.Where(warning => warning.IsError).Select(warning => warning.Message))
        );
        plan.Warnings.ShouldNotContain(warning => warning.Code == "missing-anchor");
    }
}
