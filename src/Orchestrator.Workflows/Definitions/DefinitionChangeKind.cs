namespace Orchestrator.Workflows.Definitions;

/// <summary>What happened to a part of a definition.</summary>
public enum DefinitionChangeKind
{
    Added = 0,
    Removed = 1,
    Changed = 2,
}
