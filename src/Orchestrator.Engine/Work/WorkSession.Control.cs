using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Cancels instances and runs faulted activities again.</summary>
internal sealed partial class WorkSession
{
    private const string Operator = "operator";

    private WorkOutcome ApplyControl(ControlItem item)
    {
        if (!Instances.TryGetValue(item.InstanceId, out var instance)) return new WorkOutcome { Refusal = Refusals.NoSuchInstance };
        var cycle = instance.CycleId is { } id ? Cycles.GetValueOrDefault(id) : null;
        var environment = EnvironmentOf(instance.Id, cycle, cycle?.Anchors ?? NoAnchors, item.Now, data: null);
        if (item.RetriedActivities is null && instance.State.Status == WorkflowStatus.Finished) return Refused(instance, Refusals.Finished);
        var transition = item.RetriedActivities is { } activities
            ? WorkflowRuntime.Retry(instance.Plan, instance.State, activities.Count == 0 ? null : activities, environment)
            : WorkflowRuntime.Cancel(instance.Plan, instance.State, environment);
        if (transition.Refusal is { } refusal) return Refused(instance, refusal);
        StageWith(instance, cycle, transition, item.Now, Operator);
        Keep();
        return Done(instance);
    }
}
