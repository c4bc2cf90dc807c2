namespace Orchestrator.Workflows.Runtime;

/// <summary>Who waits for the end of an instance.</summary>
/// <param name="InstanceId">The instance that started it.</param>
/// <param name="ActivityInstanceId">The run of the activity that waits there.</param>
public sealed record ParentRun(string InstanceId, string ActivityInstanceId);
