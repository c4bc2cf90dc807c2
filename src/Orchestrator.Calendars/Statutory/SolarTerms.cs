using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>
/// The solar term 清明: the civil day (UTC+8) in which the sun's apparent longitude reaches 15°. The sun's place is that of
/// the short series in Meeus, Astronomical Algorithms, chapter 25, good to about ten minutes of time.
/// </summary>
internal static class SolarTerms
{
    private const double QingmingLongitude = 15;

    /// <summary>The Julian date of day 0 of <see cref="DayNumber"/> at 00:00 UTC.</summary>
    private const double EpochJulianDate = 2440591.5;

    private const double HoursEastOfGreenwich = 8;

    /// <summary>The day of 清明 in a civil year from 1950 to 2200.</summary>
    public static LocalDate QingmingOf(int year)
    {
        var day = new LocalDate(year, 4, 3);
        while (Longitude(EndOf(day, year)) < QingmingLongitude)
            day = day.PlusDays(1);
        return day;
    }

    private static double EndOf(LocalDate day, int year) =>
        EpochJulianDate + DayNumber.Of(day) + 1 + ((-HoursEastOfGreenwich + (ClockDifference(year) / 3600)) / 24);

    /// <summary>By how many seconds the earth's rotation lags behind uniform time; an estimate for years to come.</summary>
    private static double ClockDifference(int year)
    {
        var since = Math.Max(year - 2000, 0);
        return 62.92 + (0.32217 * since) + (0.005589 * since * since);
    }

    private static double Longitude(double julianDate)
    {
        var centuries = (julianDate - 2451545) / 36525;
        var mean = 280.46646 + (36000.76983 * centuries) + (0.0003032 * centuries * centuries);
        var anomaly = Radians(357.52911 + (35999.05029 * centuries) - (0.0001537 * centuries * centuries));
        var centre =
            ((1.914602 - (0.004817 * centuries)) * Math.Sin(anomaly))
            + ((0.019993 - (0.000101 * centuries)) * Math.Sin(2 * anomaly))
            + (0.000289 * Math.Sin(3 * anomaly));
        var node = Radians(125.04 - (1934.136 * centuries));
        var apparent = mean + centre - 0.00569 - (0.00478 * Math.Sin(node));
        return apparent - (360 * Math.Floor(apparent / 360));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
