namespace Orchestrator.Workflows.Definitions;

/// <summary>An output of a definition.</summary>
public sealed record OutputDefinition(string Name, string TypeName, string? DisplayName, string? Description, string? Category, bool IsArray);
