using Orchestrator.Desk.Cycles;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>Applications played so far.</summary>
public sealed record SandboxApplications
{
    /// <summary>Submitted.</summary>
    public required int Submitted { get; init; }

    /// <summary>By stage.</summary>
    public required IReadOnlyList<StageCount> ByStage { get; init; }
}
