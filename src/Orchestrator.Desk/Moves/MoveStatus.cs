using NodaTime;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Moves;

/// <summary>What has become of other dates that a portal asked for.</summary>
public sealed record MoveStatus
{
    /// <summary>Its id, as the event was answered.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// <c>proposed</c>: nothing has moved; <c>approved</c>, <c>applied</c>: all of it has, or is about to;
    /// <c>rejected</c>: nothing will.
    /// </summary>
    public required DateMoveState State { get; init; }

    /// <summary>The reason.</summary>
    public required string Reason { get; init; }

    /// <summary>The new days by name.</summary>
    public required IReadOnlyDictionary<string, LocalDate> Dates { get; init; }

    /// <summary>When it was asked for.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>When it was approved or rejected.</summary>
    public required Instant? DecidedAt { get; init; }

    /// <summary>When the dates moved.</summary>
    public required Instant? AppliedAt { get; init; }
}
