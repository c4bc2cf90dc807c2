using NodaTime;

namespace Orchestrator.Server.Deadlines;

/// <summary>Civil days and times are those of Asia/Shanghai.</summary>
internal static class CivilTime
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    public static LocalDate DayOf(Instant instant) => instant.InZone(Zone).Date;

    public static Instant StartOf(LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();
}
