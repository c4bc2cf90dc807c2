using Orchestrator.Workflows.Activities;

namespace Orchestrator.Workflows.Compilation;

/// <summary>An activity that starts instances of its definition (its <c>canStartWorkflow</c> is set).</summary>
/// <param name="Kind">What it waits for.</param>
/// <param name="Key">Which one; empty for times.</param>
/// <param name="ActivityId">The activity's id: the instance begins there.</param>
/// <param name="Activity">The activity.</param>
public sealed record PlanTrigger(TriggerKind Kind, string Key, string ActivityId, Activity Activity);
