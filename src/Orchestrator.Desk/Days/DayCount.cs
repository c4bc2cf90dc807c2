using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Desk.Days;

/// <summary>What people want to know about a last day.</summary>
public static class DayCount
{
    /// <summary>Working days from today (not counted) to a day; negative when it is past; null outside the calendar's years.</summary>
    public static int? WorkingDaysLeft(WorkingCalendar calendar, LocalDate today, LocalDate day)
    {
        if (day == today)
            return 0;
        var (first, last, sign) = day > today ? (today.PlusDays(1), day, 1) : (day.PlusDays(1), today, -1);
        return calendar.CountBetween(first, last).TryGet(out var count) ? sign * count.Days : null;
    }

    /// <summary>The last working day on or before a day; null outside the calendar's years.</summary>
    public static LocalDate? Effective(WorkingCalendar calendar, LocalDate day) =>
        calendar.PreviousOnOrBefore(day).TryGet(out var found) ? found.Date : null;
}
