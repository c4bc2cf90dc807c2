namespace Orchestrator.Desk.Sandboxes;

/// <summary>Deadlines played so far.</summary>
public sealed record SandboxDeadlines
{
    /// <summary>Made.</summary>
    public required int Total { get; init; }

    /// <summary>Done in time.</summary>
    public required int Met { get; init; }

    /// <summary>Missed.</summary>
    public required int Missed { get; init; }
}
