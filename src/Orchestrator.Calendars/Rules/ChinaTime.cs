using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Civil time of mainland China: Asia/Shanghai, +08:00 without summer time since 1992 (C1).</summary>
public static class ChinaTime
{
    /// <summary>The zone all rules are written in.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The instant of a time on a civil day; 24:00 is 00:00 of the next day.</summary>
    public static Instant At(LocalDate date, DeadlineTime time) =>
        time.Minutes < DeadlineTime.EndOfDay.Minutes
            ? Zone.AtLeniently(date.AtMidnight().PlusMinutes(time.Minutes)).ToInstant()
            : Zone.AtLeniently(date.PlusDays(1).AtMidnight()).ToInstant();

    /// <summary>The civil day of an instant.</summary>
    public static LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;
}
