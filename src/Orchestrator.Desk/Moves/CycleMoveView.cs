using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Moves;

/// <summary>One cycle of an approved move.</summary>
public sealed record CycleMoveView
{
    /// <summary>Code of the cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>Whether it has been moved: whole, or not at all.</summary>
    public required CycleMoveState State { get; init; }

    /// <summary>When.</summary>
    public required Instant? At { get; init; }

    /// <summary>What moved, or why nothing did.</summary>
    public required CyclePreview? Result { get; init; }
}
