namespace Orchestrator.Workflows.Runtime;

/// <summary>A deadline that a run of an activity has armed and that is not decided.</summary>
internal readonly record struct PendingDeadline(string Name, DeadlineKind Kind);
