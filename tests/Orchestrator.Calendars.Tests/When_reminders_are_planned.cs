namespace Orchestrator.Calendars.Tests;

public class When_reminders_are_planned
{
    [Theory]
    [InlineData("2024-11-01", 0, "2024-11-01")]
    [InlineData("2024-11-01", 5, "2024-10-25")]
    [InlineData("2024-11-30", 0, "2024-11-29")]
    [InlineData("2024-11-30", 1, "2024-11-28")]
    [InlineData("2024-10-08", 1, "2024-09-30")]
    [InlineData("2024-10-08", 2, "2024-09-29")]
    public void They_count_back_in_working_days_from_the_effective_day(string due, int before, string expected) =>
        Given.Iso(ReminderDays.Before(Given.National, Given.Day(due), before).Value.Date).ShouldBe(expected);

    [Fact]
    public void Overdue_notices_count_on_from_the_due_day()
    {
        Given.Iso(ReminderDays.Overdue(Given.National, Given.Day("2024-09-30"), 1).Value.Date).ShouldBe("2024-10-08");
        Given.Iso(ReminderDays.Overdue(Given.National, Given.Day("2024-11-30"), 3).Value.Date).ShouldBe("2024-12-04");
        ReminderDays.Overdue(Given.National, Given.Day("2024-09-30"), 0).IsSuccess.ShouldBeFalse();
        ReminderDays.Before(Given.National, Given.Day("2024-09-30"), -1).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public void Make_up_days_are_sending_days_and_holidays_are_not()
    {
        ReminderDays.IsSendingDay(Given.National, Given.Day("2024-10-12")).ShouldBeTrue();
        ReminderDays.IsSendingDay(Given.National, Given.Day("2024-10-07")).ShouldBeFalse();
        ReminderDays.IsSendingDay(Given.National, Given.Day("2024-10-13")).ShouldBeFalse();
    }

    [Fact]
    public void What_remains_is_counted_without_today()
    {
        ReminderDays.Remaining(Given.National, Given.Day("2024-10-25"), Given.Day("2024-11-01")).Value.Days.ShouldBe(5);
        ReminderDays.Remaining(Given.National, Given.Day("2024-11-29"), Given.Day("2024-11-30")).Value.Days.ShouldBe(0);
        ReminderDays.Remaining(Given.National, Given.Day("2024-11-02"), Given.Day("2024-11-01")).Value.Days.ShouldBe(0);
    }
}
