namespace Orchestrator.Storage.Definitions;

/// <summary>What a definition is for.</summary>
public enum DefinitionKind
{
    /// <summary>A yearly schedule: one instance per cycle.</summary>
    Schedule = 0,

    /// <summary>One person's way: one instance per application.</summary>
    Application = 1,

    /// <summary>Any other Elsa workflow.</summary>
    Other = 2,
}
