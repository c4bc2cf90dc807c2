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
        if (!session.Kinds.Of(instance.Kind).Decide(session, instance, item))
            session.Deadlines.Decide(instance, OpenDeadline.Of(deadline), item.Now, "enforcer");
        return Outcomes.Done(instance);
    }
}
