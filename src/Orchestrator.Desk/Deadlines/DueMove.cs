using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>A move of a deadline.</summary>
public sealed record DueMove
{
    /// <summary>When it was moved.</summary>
    public required Instant At { get; init; }

    /// <summary>The old last day.</summary>
    public required LocalDate? FromDate { get; init; }

    /// <summary>The new last day.</summary>
    public required LocalDate? ToDate { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who approved it.</summary>
    public required string? By { get; init; }
}
