namespace Orchestrator.Workflows.Runtime;

/// <summary>The whole state of an instance between two stimuli. Small and immutable in use; stored as compact JSON.</summary>
public sealed class WorkflowState
{
    public WorkflowStatus Status { get; set; }

    public WorkflowSubStatus SubStatus { get; set; }
}
