using NodaTime;

namespace Orchestrator.Desk.Calendars;

/// <summary>One day that an import changes.</summary>
public sealed record CalendarChange
{
    /// <summary>The day.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Weekday { get; init; }

    /// <summary>What it was, in Chinese.</summary>
    public required string Before { get; init; }

    /// <summary>What it becomes.</summary>
    public required string After { get; init; }
}
