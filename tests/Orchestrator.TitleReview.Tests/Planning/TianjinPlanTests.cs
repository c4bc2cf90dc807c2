using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Planning;

public class TianjinPlanTests
{
    private static SchedulePlan Plan(params (string Name, LocalDate Date)[] settings) =>
        new SchedulePlanner(CalendarBook.Official, Definitions.Find, Definitions.Notices).Plan(
            Definitions.Tianjin,
            settings.ToDictionary(setting => setting.Name, setting => setting.Date)
        );

    private static PlanItem Item(SchedulePlan plan, string clause) =>
        plan.Items.First(item => item.Clauses.Contains(clause));

    private static LocalDate Day(int year, int month, int day) => new(year, month, day);

    [Fact]
    public void Every_dated_rule_of_the_notice_has_its_date()
    {
        var plan = Plan();

        Item(plan, "TJ24-4.1-b").DueDate.ShouldBe(Day(2024, 9, 18));
        Item(plan, "TJ24-4.1-b").Kind.ShouldBe("internal");
        Item(plan, "TJ24-4.1-c").DueDate.ShouldBe(Day(2024, 9, 25));
        Item(plan, "TJ24-4.2-b").Opens.ShouldBe(ChinaTime.At(Day(2024, 10, 8), DeadlineTime.StartOfDay));
        Item(plan, "TJ24-4.2-e").DueDate.ShouldBe(Day(2024, 10, 14));
        Item(plan, "TJ24-4.2-i").DueDate.ShouldBe(Day(2024, 11, 1));
        Item(plan, "TJ24-4.2-i").Due.ShouldBe(ChinaTime.At(Day(2024, 11, 2), DeadlineTime.StartOfDay));
        Item(plan, "TJ24-4.3-e").DueDate.ShouldBe(Day(2024, 12, 31));
        Item(plan, "TJ24-4.3-e").Hard.ShouldBeFalse();
        plan.IsLawful.ShouldBeTrue();
        plan.Year.ShouldBe(2024);
    }

    [Theory]
    [InlineData("2024-12-16", "2024-12-09")]
    [InlineData("2024-12-31", "2024-12-24")]
    [InlineData("2024-12-13", "2024-12-06")]
    [InlineData("2024-12-14", "2024-12-06")] // M-7 is a Saturday: back to the working day before
    [InlineData("2024-11-25", "2024-11-18")]
    public void Plan_and_draw_are_due_seven_days_before_the_meeting(string meeting, string due)
    {
        var plan = Plan(("meeting", Iso(meeting)));

        Item(plan, "TJ24-4.3-c").DueDate.ShouldBe(Iso(due));
        Item(plan, "TJ24-4.3-d").DueDate.ShouldBe(Iso(due));
    }

    [Theory]
    [InlineData("2024-12-24", "2024-12-31")]
    [InlineData("2024-12-31", "2025-01-08")]
    [InlineData("2024-12-17", "2024-12-24")]
    public void A_result_publicity_lasts_five_working_days_after_its_posting(string posted, string lastDay)
    {
        var plan = Plan(("meeting", Day(2024, 12, 16)), ("posted", Iso(posted)));

        Item(plan, "TJ24-4.4-b").DueDate.ShouldBe(Iso(lastDay));
        Item(plan, "TJ24-4.4-b").Floor!.Minimum.ShouldBe(5);
        Item(plan, "TJ24-4.5-a").Opens.ShouldBe(ChinaTime.At(Iso(lastDay).PlusDays(1), DeadlineTime.StartOfDay));
        Item(plan, "TJ24-4.4-b").Proof!.Steps.Count(step => step.Counted).ShouldBe(5);
    }

    [Theory]
    [InlineData(1, "2024-10-31", "2024-10-30", "2024-10-23", "2024-10-18")]
    [InlineData(3, "2024-10-29", "2024-10-28", "2024-10-21", "2024-10-16")]
    [InlineData(5, "2024-10-25", "2024-10-24", "2024-10-17", "2024-10-14")]
    public void The_back_schedule_counts_working_days(
        int auditDays,
        string submitBy,
        string lastDay,
        string postBy,
        string applyBy
    )
    {
        var calendar = CalendarBook.Official.For("cn").Value;

        var schedule = BackSchedule.From(calendar, Day(2024, 11, 1), auditDays, publicityDays: 5, employerAuditDays: 3);

        schedule.ShouldBe(new BackSchedule(Iso(submitBy), Iso(lastDay), Iso(postBy), Iso(applyBy)));
    }

    [Fact]
    public void Recommended_days_carry_no_clause_and_are_never_legal()
    {
        var recommended = Plan()
            .Items.Where(item => item.Id.StartsWith("EmployerReview.", StringComparison.Ordinal))
            .ToList();

        recommended
            .Select(item => item.DueDate)
            .ShouldBe([Day(2024, 10, 16), Day(2024, 10, 21), Day(2024, 10, 28), Day(2024, 10, 29)]);
        recommended.ShouldAllBe(item => item.Kind == "internal" && !item.Hard && item.Clauses.Count == 0);
    }

    [Fact]
    public void The_plan_says_when_a_publicity_hangs_last_that_still_leaves_time_to_submit() =>
        Item(Plan(), "TJ24-4.2-e")
            .Warnings.ShouldContain(warning => warning.Message.Contains("2024-10-24", StringComparison.Ordinal));

    [Fact]
    public void A_publicity_into_a_year_without_a_calendar_is_provisional()
    {
        var item = Item(
            Plan(("meeting", Day(2026, 12, 28)), ("reviewEnd", Day(2026, 12, 28)), ("posted", Day(2026, 12, 30))),
            "TJ24-4.4-b"
        );

        item.Provisional.ShouldBeTrue();
        item.Warnings.ShouldContain(warning => warning.Code == "V9");
    }

    [Fact]
    public void A_meeting_before_the_departments_deadline_is_unlawful() =>
        Plan(("meeting", Day(2024, 10, 30)))
            .Warnings.ShouldContain(warning => warning.Code == "order" && warning.IsError);

    [Fact]
    public void A_review_that_ends_in_january_is_warned_about_but_may_be_reported() =>
        Plan(("meeting", Day(2025, 1, 6))).Warnings.ShouldContain(warning => warning.Code == "V7" && !warning.IsError);

    [Fact]
    public void The_json_has_the_members_of_the_contract()
    {
        var json = PlanJson.Write(Plan());

        json["definition"]!.GetValue<string>().ShouldBe("tianjin-2024");
        var closes = json["items"]!
            .AsArray()
            .First(item => item!["id"]!.GetValue<string>() == "Window.closes")!
            .AsObject();
        closes["due"]!.GetValue<string>().ShouldBe("2024-11-02T00:00:00+08:00");
        closes["dueDate"]!.GetValue<string>().ShouldBe("2024-11-01");
        closes["timeOfDay"]!.GetValue<string>().ShouldBe("24:00");
        string[] members =
        [
            "id",
            "clauses",
            "actor",
            "action",
            "kind",
            "opens",
            "due",
            "dueDate",
            "timeOfDay",
            "hard",
            "workingDay",
            "effectiveDate",
            "provisional",
            "floor",
            "proof",
            "warnings",
        ];
        foreach (var member in members)
            closes.ContainsKey(member).ShouldBeTrue(member);
    }

    private static LocalDate Iso(string date) => NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
}
