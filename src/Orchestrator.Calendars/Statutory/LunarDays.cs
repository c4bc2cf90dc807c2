using System.Globalization;
using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Days of the Chinese lunar calendar (农历) as civil days.</summary>
internal static class LunarDays
{
    /// <summary>The last lunar year that .NET's tables hold.</summary>
    public const int LastYear = 2100;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The civil day of a lunar one; the month is never the leap one.</summary>
    /// <param name="year">The lunar year that begins in the civil year of that number, 1901 to 2100.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 29.</param>
    public static LocalDate Of(int year, int month, int day)
    {
        // A leap month follows the one whose number it shares; the tables number the thirteen months through.
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return LocalDate.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }
}
