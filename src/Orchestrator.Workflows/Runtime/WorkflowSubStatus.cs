namespace Orchestrator.Workflows.Runtime;

/// <summary>Elsa's workflow sub-status.</summary>
public enum WorkflowSubStatus
{
    Pending = 0,
    Executing = 1,
    Suspended = 2,
    Finished = 3,
    Cancelled = 4,
    Faulted = 5,
}
