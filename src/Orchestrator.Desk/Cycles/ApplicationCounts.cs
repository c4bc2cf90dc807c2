namespace Orchestrator.Desk.Cycles;

/// <summary>Applications of a cycle.</summary>
public sealed record ApplicationCounts
{
    /// <summary>All.</summary>
    public required int Total { get; init; }

    /// <summary>By stage, in the order of the flow.</summary>
    public required IReadOnlyList<StageCount> ByStage { get; init; }
}
