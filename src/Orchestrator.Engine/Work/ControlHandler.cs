using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Cancels instances and runs faulted activities again.</summary>
internal sealed class ControlHandler : ItemHandler<ControlItem>
{
    private const string Operator = "operator";

    protected override WorkOutcome Apply(WorkSession session, ControlItem item, int place)
    {
        if (!session.Instances.TryGetValue(item.InstanceId, out var instance))
            return new WorkOutcome { Refusal = WorkRefusals.NoSuchInstance };
        if (item.RetriedActivities is null && instance.State.Status == WorkflowStatus.Finished)
            return Outcomes.Refused(instance, WorkRefusals.Finished);
        if (item.RetriedActivities is not { } activities)
            return Cancellation.Apply(session, instance, item.Now, Operator);
        if (session.CycleOf(instance)?.End is { } end)
            return Outcomes.Refused(instance, end.Refusal);
        var transition = WorkflowRuntime.Retry(
            instance.Plan,
            instance.State,
            activities.Count == 0 ? null : activities,
            session.Steps.EnvironmentOf(instance, item.Now, RunData.Of(session, instance.Plan, awaitsResponse: false))
        );
        if (transition.Refusal is { } refusal)
            return Outcomes.Refused(instance, refusal);
        session.Steps.Stage(instance, transition, item.Now, Operator);
        session.Steps.Keep();
        return Outcomes.Done(instance);
    }
}
