using NodaTime;

namespace Orchestrator.Desk.Days;

/// <summary>Civil days and times are those of Asia/Shanghai.</summary>
public static class CivilTime
{
    /// <summary>China has one zone, without summer time since 1992.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The civil day on which an instant falls.</summary>
    public static LocalDate DayOf(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The first instant of a civil day; as the end of the day before it is exclusive.</summary>
    public static Instant StartOf(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();
}
