using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Desk.Cycles;

/// <summary>A decision about a cycle as a whole that two persons made.</summary>
public sealed record CycleDecision
{
    /// <summary>What was decided.</summary>
    public required DateMoveKind Kind { get; init; }

    /// <summary>Its reason.</summary>
    public required string Reason { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Who approved it.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>When it was approved; UTC.</summary>
    public required Instant At { get; init; }

    /// <summary>What both knew of it and approved nevertheless.</summary>
    public required IReadOnlyList<MoveFinding> Findings { get; init; }
}
