using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>The first moment for something, with its proof.</summary>
public sealed record ResolvedOpening
{
    /// <summary>The first local day (Asia/Shanghai) on which it may be done.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The inclusive instant: from here on it is open.</summary>
    public required Instant Opens { get; init; }

    /// <summary>The time of day as <c>HH:mm</c> or <c>HH:mm:ss</c>; <c>00:00</c> unless the rule says otherwise.</summary>
    public required string TimeOfDay { get; init; }

    /// <summary>Whether <see cref="Date"/> is a working day.</summary>
    public required bool WorkingDay { get; init; }

    /// <summary>True when any day looked at lies outside the official calendar.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The region of the calendar used.</summary>
    public required string CalendarRegion { get; init; }

    /// <summary>The version of the calendar used.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>Why it is this day.</summary>
    public required Proof Proof { get; init; }

    /// <summary>What a person should look at; V1 is an error.</summary>
    public required IReadOnlyList<DateWarning> Warnings { get; init; }
}
