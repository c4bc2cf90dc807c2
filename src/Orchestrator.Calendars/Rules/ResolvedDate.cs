using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>The last moment for something, with its proof.</summary>
public sealed record ResolvedDate
{
    /// <summary>The last local day (Asia/Shanghai) on which it may be done.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The exclusive instant: from here on it is too late. 24:00 is 00:00 of the next day.</summary>
    public required Instant Due { get; init; }

    /// <summary>
    /// The time of day as <c>HH:mm</c>, <c>24:00</c> for the end of the day; <c>HH:mm:ss</c> where the rule names the last second that
    /// counts.
    /// </summary>
    public required string TimeOfDay { get; init; }

    /// <summary>Whether <see cref="Date"/> is a working day.</summary>
    public required bool WorkingDay { get; init; }

    /// <summary>The last working day on or before <see cref="Date"/>; reminders count from it (C13).</summary>
    public required LocalDate EffectiveDate { get; init; }

    /// <summary>True when any day looked at lies outside the official calendar; it is recomputed when the year is imported.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The region of the calendar used.</summary>
    public required string CalendarRegion { get; init; }

    /// <summary>The version of the calendar used; to be stored with the date (C14).</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>Why it is this day.</summary>
    public required Proof Proof { get; init; }

    /// <summary>What a person should look at; V1 is an error.</summary>
    public required IReadOnlyList<DateWarning> Warnings { get; init; }

    /// <summary>Publicity: its first counted day. Within-before: the first day of the window. Else null.</summary>
    public LocalDate? FirstDay { get; init; }

    /// <summary>Within-before: the day that satisfies both readings (C9). Else null.</summary>
    public LocalDate? Target { get; init; }

    /// <summary>Within-before: the inclusive instant at which the window opens. Else null.</summary>
    public Instant? WindowOpens { get; init; }

    /// <summary>Publicity: the inclusive instant at which the next gate opens, equal to <see cref="Due"/>. Else null.</summary>
    public Instant? GateOpens { get; init; }
}
