using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Date arithmetic that answers with an error instead of leaving the years 2 to 9998.</summary>
internal static class RuleDates
{
    public const int MinimumYear = 2;
    public const int MaximumYear = 9998;
    public const int MaximumMonths = 1200;

    public static bool IsSupported(LocalDate date) => date.Year is >= MinimumYear and <= MaximumYear;

    public static Result<LocalDate> PlusDays(LocalDate date, int days)
    {
        var day = DayNumber.Of(date) + days;
        return DayNumber.IsSupported(day) ? Supported(DayNumber.ToDate(day)) : OutOfRange<LocalDate>("$");
    }

    /// <summary>The corresponding day, or the month's end where there is none (Civil Code 202).</summary>
    public static Result<LocalDate> PlusMonths(LocalDate date, int months) =>
        date.Year + (months / 12) is > MinimumYear and < MaximumYear
            ? Supported(date.PlusMonths(months))
            : OutOfRange<LocalDate>("$");

    public static Result<LocalDate> EndOfMonth(int year, int month) =>
        year is >= MinimumYear and <= MaximumYear && month is >= 1 and <= 12
            ? Result.Success(new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month)))
            : OutOfRange<LocalDate>("$.month");

    public static Result<T> OutOfRange<T>(string path) =>
        Result.Failure<T>(CalendarError.Of(CalendarErrorCodes.DateOutOfRange, path, TextId.ErrorDateOutOfRange));

    public static Result<int> Amount(int amount, OffsetUnit unit, string path)
    {
        var maximum = unit == OffsetUnit.Months ? MaximumMonths : WorkingCalendar.MaximumCount;
        return amount >= 1 && amount <= maximum
            ? Result.Success(amount)
            : Result.Failure<int>(
                CalendarError.Of(CalendarErrorCodes.NotAllowed, path, TextId.ErrorNotNumber, 1, maximum)
            );
    }

    private static Result<LocalDate> Supported(LocalDate date) =>
        IsSupported(date) ? Result.Success(date) : OutOfRange<LocalDate>("$");
}
