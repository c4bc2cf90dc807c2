namespace Orchestrator.Server.Sandboxes;

/// <summary>Changes how fast it plays.</summary>
public sealed record SandboxSpeed
{
    /// <summary>Length of a whole play on the wall clock, 1 to 600.</summary>
    public required double Seconds { get; init; }
}
