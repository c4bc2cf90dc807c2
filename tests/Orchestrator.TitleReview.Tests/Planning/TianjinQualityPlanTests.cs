using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

public class TianjinQualityPlanTests
{
    private const string Schedule = "tianjin-quality-2023";

    private static SchedulePlan Plan(params string[] settings) => Planned.Of(Schedule, settings);

    [Theory]
    [InlineData("TJ23-7.1-d", "2023-09-25", Roles.Employer)]
    [InlineData("TJ23-7.1-g", "2023-11-06", Roles.Department)]
    [InlineData("TJ23-7.2-a", "2023-11-20", Roles.Office)]
    [InlineData("TJ23-7.2-c", "2023-11-20", Roles.Applicant)]
    [InlineData("TJ23-7.3-a", "2023-11-30", Roles.Office)]
    [InlineData("TJ23-7.4-a", "2023-12-31", Roles.Office)]
    [InlineData("TJ23-7.5-b", "2023-12-25", Roles.Office)]
    public void Every_last_day_of_the_plan_is_there_for_who_is_bound(string clause, string day, string actor)
    {
        var item = Plan().OnlyItem(clause);

        item.DueDate.ShouldBe(Planned.Day(day));
        item.Due.ShouldBe(Planned.StartOf(Planned.Day(day).PlusDays(1).ToString("uuuu-MM-dd", null)));
        item.TimeOfDay.ShouldBe("24:00");
        item.Actor.ShouldBe(actor);
        item.Hard.ShouldBeTrue();
        item.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void The_plan_is_lawful_and_opens_on_a_monday()
    {
        Plan().IsLawful.ShouldBeTrue();
        Plan().OnlyItem("TJ23-7.1-a").Opens.ShouldBe(Planned.StartOf("2023-09-18"));
        Plan().OnlyItem("TJ23-7.1-a").WorkingDay.ShouldBe(true);
    }

    [Fact]
    public void The_review_has_a_first_and_a_last_day_and_the_last_one_is_a_sunday()
    {
        var item = Plan().OnlyItem("TJ23-7.4-a");

        item.Opens.ShouldBe(Planned.StartOf("2023-12-01"));
        item.Due.ShouldBe(Planned.StartOf("2024-01-01"));
        item.WorkingDay.ShouldBe(false);
        item.EffectiveDate.ShouldBe(Planned.Day("2023-12-29"));
        item.Warnings.ShouldContain(warning => warning.Code == "V2");
    }

    [Theory]
    [InlineData("2023-09-18", "2023-09-25")]
    [InlineData("2023-09-27", "2023-10-10")] // the holidays off, Saturday and Sunday 7 and 8 October worked
    [InlineData("2023-10-05", "2023-10-11")]
    public void An_employers_publicity_counts_over_the_national_day(string posted, string last) =>
        Plan("employer.posted=" + posted).OnlyItem("TJ23-7.1-d").DueDate.ShouldBe(Planned.Day(last));

    [Theory]
    [InlineData("2023-12-25", "2024-01-02")]
    [InlineData("2023-12-29", "2024-01-08")]
    [InlineData("2023-12-31", "2024-01-08")]
    [InlineData("2024-01-01", "2024-01-08")]
    public void A_result_publicity_counts_over_the_new_year(string posted, string last)
    {
        var plan = Plan("posted=" + posted);

        plan.OnlyItem("TJ23-7.5-b").DueDate.ShouldBe(Planned.Day(last));
        plan.OnlyItem("TJ23-7.5-b").Floor!.Minimum.ShouldBe(5);
        plan.OnlyItem("TJ23-7.6-a")
            .Opens.ShouldBe(Planned.StartOf(Planned.Day(last).PlusDays(1).ToString("uuuu-MM-dd", null)));
    }

    [Theory]
    [InlineData("2023-12-01", "2023-11-24")]
    [InlineData("2023-12-18", "2023-12-11")]
    [InlineData("2023-12-16", "2023-12-08")] // seven days before lies on a Saturday: back to Friday
    public void Plan_and_draw_are_due_seven_days_before_the_meeting_by_the_city_notice(string meeting, string due)
    {
        var plan = Plan("meeting=" + meeting);

        foreach (var id in new[] { "ReportPlan", "DrawExperts" })
        {
            plan.ById(id).DueDate.ShouldBe(Planned.Day(due));
            plan.ById(id).Clauses.ShouldBe(["TJ23-0-b"]);
            plan.ById(id).Floor!.Minimum.ShouldBe(7);
        }
    }

    [Fact]
    public void A_meeting_on_the_first_day_draws_while_exams_run()
    {
        Plan("meeting=2023-12-01")
            .Warnings.ShouldContain(warning => warning.Code == "V5" && warning.Message.Contains("2023-11-30"));
        Plan()
            .Warnings.ShouldContain(warning =>
                warning.Code == "V5" && warning.Message.Contains("2023-12-01") && !warning.IsError
            );
        Plan("meeting=2023-12-01", "exam=2023-11-18")
            .Warnings.ShouldNotContain(warning => warning.Code == "V5" && warning.IsError);
    }

    [Theory]
    [InlineData("2023-11-08", "2023-11-13")]
    [InlineData("2023-11-15", "2023-11-20")]
    [InlineData("2023-11-17", "2023-11-20")] // three working days would be 22 November: capped by the office's own last day
    [InlineData("2023-11-18", "2023-11-20")]
    public void A_correction_has_three_working_days_and_never_goes_beyond_the_audit(string returned, string due)
    {
        var item = Plan("returned=" + returned).OnlyItem("TJ23-7.2-c");

        item.DueDate.ShouldBe(Planned.Day(due));
        item.Reading!.Input.ShouldBe("correctionDays");
        item.Warnings.ShouldContain(warning => warning.Code == "V8");
    }

    [Fact]
    public void A_meeting_outside_its_window_is_unlawful()
    {
        Plan("meeting=2023-11-30")
            .Warnings.ShouldContain(warning => warning.IsError && warning.Clauses.Contains("TJ23-7.4-a"));
        Plan("meeting=2024-01-03")
            .Warnings.ShouldContain(warning => warning.IsError && warning.Clauses.Contains("TJ23-7.4-a"));
    }

    [Fact]
    public void The_city_notice_gives_the_day_of_publication_and_the_last_day_of_its_exception()
    {
        Plan().ById("PublishPlan").DueDate.ShouldBe(Planned.Day("2023-09-15"));
        Plan().ById("FilePlan").DueDate.ShouldBe(Planned.Day("2023-09-08"));
        var exception = Plan().ById("Extensions.reviewBy.latest");
        exception.DueDate.ShouldBe(Planned.Day("2024-03-31"));
        exception.Hard.ShouldBeFalse();
        exception.EffectiveDate.ShouldBe(Planned.Day("2024-03-29"));
    }

    [Fact]
    public void Recommended_days_lead_back_from_the_departments_deadline() =>
        Plan()
            .Items.Where(item => item.Id.StartsWith("EmployerReview.", StringComparison.Ordinal))
            .Select(item => item.DueDate!.Value)
            .ShouldBe([
                Planned.Day("2023-10-19"),
                Planned.Day("2023-10-24"),
                Planned.Day("2023-10-31"),
                Planned.Day("2023-11-01"),
            ]);
}
