using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// Civil days as integers, so that counting is arithmetic. Day 0 is Monday 1970-01-05: the weekday is the remainder by seven.
/// Supported are the years 1 to 9999.
/// </summary>
internal static class DayNumber
{
    private static readonly LocalDate Epoch = new(1970, 1, 5);

    public static int Earliest { get; } = Of(new LocalDate(1, 1, 1));

    public static int Latest { get; } = Of(new LocalDate(9999, 12, 31));

    public static int Of(LocalDate date) =>
        Period.DaysBetween(Epoch, date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso));

    public static LocalDate ToDate(int day) => Epoch.PlusDays(day);

    public static bool IsSupported(int day) => day >= Earliest && day <= Latest;

    public static bool IsMondayToFriday(int day) => (day - (7 * FloorDivide(day, 7))) < 5;

    /// <summary>How many Mondays to Fridays lie between day 0 and <paramref name="day"/>, both included; negative before day 0.</summary>
    public static int MondaysToFridaysThrough(int day)
    {
        var week = FloorDivide(day, 7);
        return (5 * week) + Math.Min(day - (7 * week) + 1, 5);
    }

    /// <summary>The inverse: the Monday to Friday with that count.</summary>
    public static int MondayToFriday(int count)
    {
        var week = FloorDivide(count - 1, 5);
        return (7 * week) + (count - 1 - (5 * week));
    }

    private static int FloorDivide(int value, int divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
