using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>Civil time of mainland China: Asia/Shanghai, +08:00 without summer time since 1992 (C1).</summary>
public static class ChinaTime
{
    /// <summary>The zone all rules are written in.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    /// <summary>The instant of a time on a civil day, as an opening has it, inclusive; 24:00 is 00:00 of the next day.</summary>
    public static Instant At(LocalDate date, DeadlineTime time) => At(date, time.Seconds);

    /// <summary>
    /// The exclusive instant at which what closes at a time of a civil day is over; a time with seconds names the last second
    /// that counts, so 23:59:59 is 00:00 of the next day, as 24:00 is.
    /// </summary>
    public static Instant Until(LocalDate date, DeadlineTime time) => At(date, time.ClosesAt);

    /// <summary>
    /// The last day and time of what closes at an exclusive instant, as people say it: 24:00 of the day before for a midnight, the
    /// last second that counts where the instant has seconds. <see cref="Until"/> of it is that instant, for every end that a rule gives.
    /// </summary>
    public static (LocalDate Date, DeadlineTime Time) LastMoment(Instant due)
    {
        var local = due.InZone(Zone).LocalDateTime;
        return local.TimeOfDay == LocalTime.Midnight ? (local.Date.PlusDays(-1), DeadlineTime.EndOfDay)
            : local.Second == 0 ? (local.Date, DeadlineTime.Of(local.TimeOfDay))
            : (local.Date, DeadlineTime.Of(local.TimeOfDay.PlusSeconds(-1)));
    }

    /// <summary>The civil day of an instant.</summary>
    public static LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    private static Instant At(LocalDate date, int seconds) =>
        seconds < DeadlineTime.EndOfDay.Seconds
            ? Zone.AtLeniently(date.AtMidnight().PlusSeconds(seconds)).ToInstant()
            : Zone.AtLeniently(date.PlusDays(1).AtMidnight()).ToInstant();
}
