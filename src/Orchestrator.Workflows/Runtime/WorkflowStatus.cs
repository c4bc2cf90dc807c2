namespace Orchestrator.Workflows.Runtime;

/// <summary>Elsa's workflow status.</summary>
public enum WorkflowStatus
{
    Running = 0,
    Finished = 1,
}
