using NodaTime;
using NodaTime.Text;
using Orchestrator.Calendars;
using Orchestrator.TitleReview.NewYear;

namespace Orchestrator.TitleReview.Tests.NewYear;

public class DateShiftTests
{
    private static readonly WorkingCalendar Calendar = CalendarBook.Official.For("cn").Value;

    [Theory]
    [InlineData("2024-09-25", 1, false, "2025-09-24", "保持星期三")] // a working day keeps its weekday
    [InlineData("2024-10-08", 1, true, "2025-10-09", "顺延至其后")] // the weekday falls into National Day: a first day is put off
    [InlineData("2024-10-09", 1, false, "2025-09-30", "提前至其前")] // a last day is brought forward
    [InlineData("2024-12-31", 1, false, "2025-12-31", "取月末")]
    [InlineData("2024-02-29", 1, false, "2025-02-28", "取月末")]
    [InlineData("2024-11-30", 1, false, "2025-11-28", "提前至其前")] // a month's end that is a Sunday
    [InlineData("2024-08-10", 1, false, "2025-08-08", "原为休息日")]
    [InlineData("2024-08-10", 1, true, "2025-08-11", "顺延至其后")]
    [InlineData("2024-09-29", 1, false, "2025-09-29", "调休上班日")] // a make-up Sunday has no weekday to keep
    [InlineData("2024-12-16", 2, true, "2026-12-14", "保持星期一")]
    [InlineData("2023-09-18", 1, true, "2024-09-18", "为星期三")] // the nearest Monday lies in the Mid-Autumn holiday
    public void A_date_moves_with_its_reason(string old, int years, bool isFirstDay, string proposed, string reason)
    {
        var (date, why) = new DateShift(Calendar, years).Propose(Iso(old), isFirstDay);

        date.ShouldBe(Iso(proposed));
        why.Chinese.ShouldContain(reason);
        why.English.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("2024-08-20", false, "2025-08-20", "保持8月20日（星期三）")]
    [InlineData("2024-10-10", true, "2025-10-10", "保持10月10日（星期五）")]
    [InlineData("2024-11-15", false, "2025-11-14", "提前至其前")] // a Saturday
    [InlineData("2024-11-15", true, "2025-11-17", "顺延至其后")]
    public void A_day_named_by_its_number_keeps_it_unless_it_is_a_rest_day(
        string old,
        bool isFirstDay,
        string proposed,
        string reason
    )
    {
        var (date, why) = new DateShift(Calendar, 1).Propose(Iso(old), isFirstDay, isNamedDay: true);

        date.ShouldBe(Iso(proposed));
        why.Chinese.ShouldContain(reason);
    }

    [Fact]
    public void A_date_beyond_the_calendar_is_provisional_and_says_so() =>
        new DateShift(Calendar, 3).Propose(Iso("2024-09-25"), isFirstDay: false).Reason.Chinese.ShouldContain("暂定");

    [Fact]
    public void A_working_day_moves_by_at_most_three_days_unless_a_holiday_is_in_the_way()
    {
        for (var day = new LocalDate(2023, 1, 1); day.Year == 2023; day = day.PlusDays(1))
        {
            var date = new DateShift(Calendar, 1).Propose(day, isFirstDay: true).Date;
            Math.Abs(Period.DaysBetween(day.PlusYears(1), date)).ShouldBeLessThanOrEqualTo(13, day.ToString());
            Calendar.IsWorkingDay(date).ShouldBeTrue(day.ToString());
        }
    }

    private static LocalDate Iso(string date) => LocalDatePattern.Iso.Parse(date).Value;
}
