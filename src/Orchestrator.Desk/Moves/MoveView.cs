using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Moves;

/// <summary>周期变更: dates that move, another version, or the end of a cycle.</summary>
public sealed record MoveView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Why dates move.</summary>
    public required DateMoveKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required DateMoveState State { get; init; }

    /// <summary>The reason.</summary>
    public required string Reason { get; init; }

    /// <summary>What was asked for.</summary>
    public required MoveRequest Request { get; init; }

    /// <summary>Who proposed it; someone else must approve.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant ProposedAt { get; init; }

    /// <summary>Who approved, refused or withdrew it.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required Instant? DecidedAt { get; init; }

    /// <summary>When the last of its cycles was done.</summary>
    public required Instant? AppliedAt { get; init; }

    /// <summary>
    /// While it waits, what it would do now; afterwards what was approved. Null in lists, and where it can no longer
    /// be done.
    /// </summary>
    public required MovePreview? Preview { get; init; }

    /// <summary>Its cycles, once it is approved.</summary>
    public required IReadOnlyList<CycleMoveView> Cycles { get; init; }

    /// <summary>Why it can no longer be done.</summary>
    public string? Obstacle { get; init; }
}
