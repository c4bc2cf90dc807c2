using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// On which days reminders about a due date go out. T is the effective date, the last working day on or before the due
/// date (C13); everything counts in working days, and make-up Saturdays and Sundays are sending days.
/// </summary>
public static class ReminderDays
{
    /// <summary>
    /// T-k: <paramref name="workingDays"/> working days before the effective date; 0 is T itself.
    /// Errors: a negative number, more than 4000, dates out of range.
    /// </summary>
    public static Result<WorkingDate> Before(WorkingCalendar calendar, LocalDate due, int workingDays)
    {
        if (workingDays < 0)
        {
            return Result.Failure<WorkingDate>(
                CalendarError.Of(
                    CalendarErrorCodes.NotAllowed,
                    "workingDays",
                    TextId.ErrorNotNumber,
                    0,
                    WorkingCalendar.MaximumCount
                )
            );
        }
        var effective = calendar.PreviousOnOrBefore(due);
        if (workingDays == 0 || !effective.IsSuccess)
            return effective;
        var before = calendar.Find(effective.Value.Date, -workingDays);
        return before.Map(date => date with { Provisional = date.Provisional || effective.Value.Provisional });
    }

    /// <summary>
    /// The k-th working day after the due date, for overdue notices. Errors: below 1, more than 4000, dates out of
    /// range.
    /// </summary>
    public static Result<WorkingDate> Overdue(WorkingCalendar calendar, LocalDate due, int workingDays) =>
        workingDays >= 1
            ? calendar.Find(due, workingDays)
            : Result.Failure<WorkingDate>(
                CalendarError.Of(
                    CalendarErrorCodes.NotAllowed,
                    "workingDays",
                    TextId.ErrorNotNumber,
                    1,
                    WorkingCalendar.MaximumCount
                )
            );

    /// <summary>
    /// How many working days remain after <paramref name="today"/> until the effective date, inclusive; 0 on it and
    /// after it.
    /// </summary>
    public static Result<WorkingDayCount> Remaining(WorkingCalendar calendar, LocalDate today, LocalDate due) =>
        due <= today
            ? Result.Success(new WorkingDayCount(0, calendar.IsProvisional(today)))
            : RuleDates.PlusDays(today, 1).Then(tomorrow => calendar.CountBetween(tomorrow, due));

    /// <summary>Whether reminders are sent on that day: working days and make-up days only.</summary>
    public static bool IsSendingDay(WorkingCalendar calendar, LocalDate date) => calendar.IsWorkingDay(date);
}
