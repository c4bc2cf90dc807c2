using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>A cycle's windows and deadlines, in order.</summary>
public sealed record Timeline
{
    /// <summary>First day shown.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day shown, inclusive.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Today by the judging clock.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>In order of their dates.</summary>
    public required IReadOnlyList<TimelineItem> Items { get; init; }
}
