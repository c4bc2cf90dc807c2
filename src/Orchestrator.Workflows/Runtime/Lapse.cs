namespace Orchestrator.Workflows.Runtime;

/// <summary>How an instance ended because a deadline was missed.</summary>
/// <param name="ActivityInstanceId">The run of the activity that owned the deadline.</param>
/// <param name="Deadline">The deadline's name within the activity.</param>
/// <param name="State">The instance as it was just before.</param>
public sealed record Lapse(string ActivityInstanceId, string Deadline, WorkflowState State);
