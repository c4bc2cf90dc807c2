namespace Orchestrator.Storage.Instances;

/// <summary>What an instance runs.</summary>
public enum InstanceKind
{
    /// <summary>A cycle.</summary>
    Cycle = 0,

    /// <summary>An application.</summary>
    Application = 1,

    /// <summary>Another workflow.</summary>
    Other = 2,

    /// <summary>Runs nothing: its open deadlines are the instants at which instances of a definition start.</summary>
    Starter = 3,
}
