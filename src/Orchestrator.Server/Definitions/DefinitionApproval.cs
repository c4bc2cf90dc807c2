namespace Orchestrator.Server.Definitions;

/// <summary>Approves a draft.</summary>
public sealed record DefinitionApproval
{
    /// <summary>The revision whose changes were looked at, from the definition's changes; null approves what stands there.</summary>
    public string? Revision { get; init; }
}
