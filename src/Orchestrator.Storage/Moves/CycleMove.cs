using NodaTime;

namespace Orchestrator.Storage.Moves;

/// <summary>One cycle of an approved move: moved whole, in one commit, or not at all.</summary>
public sealed class CycleMove
{
    public long MoveId { get; set; }

    public long CycleId { get; set; }

    public CycleMoveState State { get; set; }

    /// <summary>When it was decided, by the clock that judges.</summary>
    public Instant? At { get; set; }

    /// <summary>JSON: what moved and how many, or why nothing did.</summary>
    public string? Result { get; set; }
}
