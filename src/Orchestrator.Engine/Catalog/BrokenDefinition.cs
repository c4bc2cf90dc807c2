namespace Orchestrator.Engine.Catalog;

/// <summary>A definition in force that no longer compiles.</summary>
/// <param name="VersionId">The published version.</param>
/// <param name="DefinitionId">The definition.</param>
/// <param name="Failure">Why.</param>
internal sealed record BrokenDefinition(long VersionId, string DefinitionId, Exception Failure);
