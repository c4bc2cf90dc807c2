namespace Orchestrator.Workflows.Runtime;

/// <summary>Elsa's workflow status.</summary>
public enum WorkflowStatus
{
    /// <summary>Waits, or is at work.</summary>
    Running = 0,

    /// <summary>Has ended; nothing reaches it any more.</summary>
    Finished = 1,
}
