namespace Orchestrator.Workflows.Definitions;

/// <summary>What happened to a part of a definition.</summary>
public enum DefinitionChangeKind
{
    /// <summary>It was not there before.</summary>
    Added = 0,

    /// <summary>It is not there any more.</summary>
    Removed = 1,

    /// <summary>It is there as before, with another value.</summary>
    Changed = 2,
}
