using Orchestrator.Cases.Moves;

namespace Orchestrator.Desk.Calendars;

/// <summary>预览: what an import would change.</summary>
public sealed record CalendarPreview
{
    /// <summary>cn or cn-gx.</summary>
    public required string Region { get; init; }

    /// <summary>The years it states.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>The document.</summary>
    public required string? DocumentNo { get; init; }

    /// <summary>Day by day.</summary>
    public required IReadOnlyList<CalendarChange> Changes { get; init; }

    /// <summary>Open deadlines whose date would change.</summary>
    public required int MovedDeadlines { get; init; }

    /// <summary>Which, cycle by cycle, and what would be unlawful.</summary>
    public required MovePreview Moves { get; init; }
}
