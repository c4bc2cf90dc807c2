using NodaTime;

namespace Orchestrator.Desk.Calendars;

/// <summary>A calendar in force.</summary>
public sealed record CalendarView
{
    /// <summary>cn or cn-gx.</summary>
    public required string Region { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Last day covered by published arrangements.</summary>
    public required LocalDate ValidThrough { get; init; }

    /// <summary>The years on file.</summary>
    public required IReadOnlyList<CalendarYear> Years { get; init; }
}
