namespace Orchestrator.Server.Sandboxes;

/// <summary>A sandbox was made.</summary>
public sealed record SandboxCreated
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
}
