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
}
