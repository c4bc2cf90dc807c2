using NodaTime;
using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Cycles;

/// <summary>A cycle with its time line.</summary>
public sealed record CycleDetail : CycleSummary
{
    /// <summary>The schedule definition it runs.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Pinned version.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Its windows and deadlines.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>What two persons decided about it as a whole, e.g. that it is cancelled.</summary>
    public required IReadOnlyList<CycleDecision> Decisions { get; init; }

    /// <summary>The dates its rules count from, by name.</summary>
    public required IReadOnlyDictionary<string, LocalDate> Anchors { get; init; }
}
