namespace Orchestrator.Server.Moves;

/// <summary>An approval of exactly what was shown.</summary>
public sealed record MoveApproval
{
    /// <summary>Hash of the preview that the approver has seen.</summary>
    public required string Preview { get; init; }
}
