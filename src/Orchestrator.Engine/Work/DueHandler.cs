using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Decides deadlines that fell due.</summary>
internal sealed class DueHandler : ItemHandler<DueDeadlineItem>
{
    protected override WorkOutcome Apply(WorkSession session, DueDeadlineItem item, int place)
    {
        var deadline = item.Deadline;
        var instance = session.Instances[deadline.Instance.Id];
        if (instance.Decided.ContainsKey((deadline.ActivityInstanceId, deadline.Name)))
            return Outcomes.Done(instance);
        // What fell due in a cycle that was cancelled is not decided any more: it becomes void with its instance.
        if (session.CycleOf(instance)?.End is not null && instance.State.Status == WorkflowStatus.Running)
            return Cancellation.Apply(session, instance, item.Now, "enforcer");
        if (!session.Kinds.Of(instance.Kind).Decide(session, instance, item))
            session.Deadlines.Decide(instance, OpenDeadline.Of(deadline), item.Now, "enforcer");
        return Outcomes.Done(instance);
    }
}
