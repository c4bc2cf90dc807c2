using NodaTime;

namespace Orchestrator.Storage.Moves;

/// <summary>One cycle of an approved move: moved whole, in one commit, or not at all.</summary>
public sealed class CycleMove
{
    /// <summary>The approved move.</summary>
    public long MoveId { get; set; }

    /// <summary>The cycle; with the move the key.</summary>
    public long CycleId { get; set; }

    /// <summary>Waiting until it is moved whole or refused whole.</summary>
    public CycleMoveState State { get; set; }

    /// <summary>When it was decided, by the clock that judges.</summary>
    public Instant? At { get; set; }

    /// <summary>JSON: what moved and how many, or why nothing did.</summary>
    public string? Result { get; set; }
}
