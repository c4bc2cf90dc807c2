using NodaTime;
using Orchestrator.Cases.Reminders;

namespace Orchestrator.Cases.Tests.Reminders;

public sealed class When_slots_are_due
{
    [Theory]
    [InlineData("2024-10-28 09:29", null)]
    [InlineData("2024-10-28 09:30", "Morning")]
    [InlineData("2024-10-28 10:00", "LastDay")]
    [InlineData("2024-10-28 14:59", "LastDay")]
    [InlineData("2024-10-28 15:00", "Afternoon")]
    [InlineData("2024-10-28 17:00", "LastCall")]
    [InlineData("2024-10-28 19:59", "LastCall")]
    [InlineData("2024-10-28 20:00", null)]
    [InlineData("2024-10-28 23:30", null)]
    [InlineData("2024-10-28 00:00", null)]
    [InlineData("2024-10-02 09:30", null)]
    [InlineData("2024-10-05 09:30", null)]
    [InlineData("2024-10-12 09:30", "Morning")]
    [InlineData("2024-10-13 09:30", null)]
    [InlineData("2024-09-29 15:00", "Afternoon")]
    public void Only_hours_of_working_days_count_make_up_days_among_them(string now, string? hour) =>
        ReminderSlot.Due(Given.China, Given.At(now))?.Hour.ToString().ShouldBe(hour);

    [Fact]
    public void The_one_before_the_first_after_a_holiday_is_the_last_before_it() =>
        ReminderSlot
            .Previous(Given.China, Given.At("2024-10-08 09:30"))
            .ShouldBe(new ReminderSlot(new LocalDate(2024, 9, 30), ReminderHour.LastCall));

    [Fact]
    public void Each_hour_of_a_day_follows_the_other() =>
        Enumerable
            .Range(0, 4)
            .Aggregate(new List<Instant> { Given.At("2024-10-28 20:00") }, (at, _) =>
                [.. at, ReminderSlot.Previous(Given.China, at[^1]).At]
            )
            .Skip(1)
            .ShouldBe([
                Given.At("2024-10-28 17:00"),
                Given.At("2024-10-28 15:00"),
                Given.At("2024-10-28 10:00"),
                Given.At("2024-10-28 09:30"),
            ]);
}
