using NodaTime;
using Orchestrator.Cases.Moves;

namespace Orchestrator.Desk.Calendars;

/// <summary>An import that waits for a second person.</summary>
public sealed record CalendarProposal
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>cn or cn-gx.</summary>
    public required string Region { get; init; }

    /// <summary>The years it states.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>The document.</summary>
    public required string? DocumentNo { get; init; }

    /// <summary>Who proposed it; someone else must approve.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>Day by day.</summary>
    public required IReadOnlyList<CalendarChange> Changes { get; init; }

    /// <summary>Which deadlines of which cycles would move now; its hash is what an approval names.</summary>
    public required MovePreview Moves { get; init; }
}
