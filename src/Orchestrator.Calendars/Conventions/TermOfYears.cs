using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Terms such as three years of an integrity record or of a committee's approval (C26; Civil Code 202).</summary>
public static class TermOfYears
{
    private const int MaximumYears = 100;

    /// <summary>
    /// The last valid day, inclusive: the corresponding day, or the month's end where there is none. The start is the
    /// decision or approval date. Errors: years outside 1 to 100, dates outside the years 2 to 9998.
    /// </summary>
    public static Result<LocalDate> LastDay(LocalDate start, int years) =>
        years is >= 1 and <= MaximumYears
            ? RuleDates.PlusMonths(start, 12 * years)
            : Result.Failure<LocalDate>(CalendarError.Of(
                CalendarErrorCodes.NotAllowed, "years", TextId.ErrorNotNumber, 1, MaximumYears));
}
