using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Tests.Planning;

public class LiuzhouPlanTests
{
    private const string Liuzhou = "liuzhou-2024";

    [Theory]
    [InlineData("LZ24-5.4-b", "2024-07-10", true, true, "2024-07-10")]
    [InlineData("LZ24-5.2-b", "2024-07-31", true, true, "2024-07-31")]
    [InlineData("LZ24-4.1-h", "2024-08-20", true, true, "2024-08-20")]
    [InlineData("LZ24-5.4-d", "2024-11-10", false, false, "2024-11-08")]
    public void Every_named_date_of_the_notice_is_right(
        string clause,
        string due,
        bool hard,
        bool workingDay,
        string effective
    )
    {
        var item = PlanOf.Schedule(Liuzhou).Item(clause);

        PlanOf.Iso(item.DueDate).ShouldBe(due);
        item.Kind.ShouldBe("deadline");
        item.Hard.ShouldBe(hard);
        item.WorkingDay.ShouldBe(workingDay);
        PlanOf.Iso(item.EffectiveDate).ShouldBe(effective);
        item.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void The_paper_plan_is_due_at_the_close_of_business()
    {
        var item = PlanOf.Schedule(Liuzhou).Item("LZ24-4.1-h");

        item.TimeOfDay.ShouldBe("17:30");
        PlanJson.Write(PlanOf.Schedule(Liuzhou))["items"]!.AsArray().Single(line => (string)line!["id"]! == item.Id)![
            "due"
        ]!
            .GetValue<string>()
            .ShouldBe("2024-08-20T17:30:00+08:00");
    }

    [Fact]
    public void Both_batches_of_special_talents_have_their_cutoff_and_the_sunday_is_shown()
    {
        var batches = PlanOf.Schedule(Liuzhou).Items.Where(item => item.Clauses.Contains("LZ24-7.1.1-b")).ToList();

        batches.Select(item => PlanOf.Iso(item.DueDate)).ShouldBe(["2024-06-30", "2024-09-30"]);
        batches.Select(item => PlanOf.Iso(item.EffectiveDate)).ShouldBe(["2024-06-28", "2024-09-30"]);
        batches[0].Warnings.ShouldContain(warning => warning.Code == "V2");
    }

    [Theory]
    [InlineData("2024-10-08", "2024-09-25")]
    [InlineData("2024-11-04", "2024-10-28")]
    [InlineData("2024-10-14", "2024-10-08")] // Sat 12 Oct worked
    [InlineData("2024-10-12", "2024-09-30")] // opens on a make-up Saturday, National Day between
    [InlineData("2024-04-16", "2024-04-07")] // 11 and 12 April are off in Guangxi; Sun 7 April is worked
    [InlineData("2025-04-02", "2025-03-24")] // 31 March and 1 April are off in Guangxi
    public void The_forms_are_due_five_working_days_before_the_review_opens(string opening, string due)
    {
        var plan = PlanOf.Schedule(Liuzhou, $"meeting={opening}");

        plan.Due("LZ24-5.1-c").ShouldBe(due);
        plan.Due("LZ24-6.2-a").ShouldBe(due);
        plan.Item("LZ24-5.1-c").Floor!.Minimum.ShouldBe(5);
        plan.Item("LZ24-6.2-a").Floor!.Unit.ShouldBe("workingDays");
        plan.Item("LZ24-5.1-c").Proof!.Steps.Count(step => step.Counted).ShouldBe(5);
    }

    [Theory]
    [InlineData("2024-09-30", "2024-09-27")]
    [InlineData("2024-10-08", "2024-09-29")]
    [InlineData("2024-04-15", "2024-04-09")]
    [InlineData("2025-01-02", "2024-12-30")]
    public void Outbound_material_is_due_two_working_days_before_the_other_committees_cutoff(string cutoff, string due)
    {
        var item = PlanOf.Schedule(Liuzhou, $"cutoff={cutoff}").Item("LZ24-2.4-b");

        PlanOf.Iso(item.DueDate).ShouldBe(due);
        item.Floor!.Minimum.ShouldBe(2);
        item.WorkingDay.ShouldBe(true);
    }

    [Fact]
    public void Without_a_cutoff_outbound_material_has_no_date_yet() =>
        PlanOf.Schedule(Liuzhou).Item("LZ24-2.4-b").DueDate.ShouldBeNull();

    [Theory]
    [InlineData("2024-11-11", "2024-11-18", "2024-11-25")]
    [InlineData("2024-09-25", "2024-10-08", "2024-10-14")]
    [InlineData("2024-12-31", "2025-01-08", "2025-01-15")]
    public void Results_hang_five_working_days_and_are_reported_within_five_more(
        string posted,
        string ends,
        string report
    )
    {
        var plan = PlanOf.Schedule(Liuzhou, $"posted={posted}");

        plan.Due("LZ24-6.1-b").ShouldBe(ends);
        plan.Item("LZ24-6.1-b").Floor!.Minimum.ShouldBe(5);
        plan.Due("LZ24-6.1-c").ShouldBe(report);
    }

    [Theory]
    [InlineData("2024-12-02", "2024-12-09")]
    [InlineData("2024-12-27", "2025-01-06")]
    [InlineData("2025-03-28", "2025-04-09")]
    public void Certificate_data_is_due_five_working_days_after_the_document(string document, string due) =>
        PlanOf.Schedule(Liuzhou, $"document={document}").Due("LZ24-6.3-a").ShouldBe(due);

    [Theory]
    [InlineData("2024-11-20", "2024-12-20")]
    [InlineData("2024-11-29", "2024-12-30")] // the corresponding day is a Sunday
    [InlineData("2025-01-31", "2025-02-28")] // no corresponding day: the month's end
    [InlineData("2024-12-01", "2025-01-02")] // New Year's Day
    [InlineData("2025-02-28", "2025-03-28")]
    public void An_autonomous_unit_files_its_results_within_a_month(string published, string due) =>
        PlanOf.Schedule(Liuzhou, $"published={published}").Due("LZ24-6.2-b").ShouldBe(due);

    [Fact]
    public void Dishonesty_is_recorded_within_five_working_days_of_its_finding() =>
        PlanOf.Schedule(Liuzhou, "step.started=2024-11-18").Due("LZ24-8.1-a").ShouldBe("2024-11-25");

    [Fact]
    public void The_months_of_pension_before_an_application_are_shown()
    {
        var plan = PlanOf.Schedule(Liuzhou, "apply.opens=2024-08-05");

        foreach (var clause in new[] { "LZ24-3.2.2-b", "LZ24-3.2.2-d" })
        {
            plan.Item(clause).Opens.ShouldBe(ChinaTime.At(PlanOf.Day("2024-02-01"), DeadlineTime.StartOfDay));
            plan.Due(clause).ShouldBe("2024-07-31");
        }

        plan.Item("LZ24-3.2.2-b").Hard.ShouldBeFalse();
        plan.Item("LZ24-3.2.2-d").Hard.ShouldBeTrue();
    }

    [Fact]
    public void The_recommended_year_is_lawful_and_inside_its_own_dates()
    {
        var plan = PlanOf.Schedule(Liuzhou);

        plan.IsLawful.ShouldBeTrue(
            string.Join('\n', plan.Warnings.Where(warning => warning.IsError).Select(warning => warning.Message))
        );
        plan.Warnings.ShouldNotContain(warning => warning.Code == "missing-anchor");
        plan.Year.ShouldBe(2024);
    }

    [Fact]
    public void A_review_that_opens_after_the_tenth_of_november_needs_a_prior_report() =>
        PlanOf
            .Schedule(Liuzhou, "meeting=2024-11-18")
            .Warnings.ShouldContain(warning => warning.Code == "V7" && !warning.IsError);
}
