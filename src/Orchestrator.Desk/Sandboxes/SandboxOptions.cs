namespace Orchestrator.Desk.Sandboxes;

/// <summary>How much may be played.</summary>
public sealed record SandboxOptions
{
    /// <summary>Plays at once in this process; each has a database of its own. 0: none.</summary>
    public int Most { get; init; } = 3;
}
