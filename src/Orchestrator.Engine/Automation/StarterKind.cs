using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>What starts definitions by the clock: each of its deadlines is an instant at which one starts.</summary>
internal sealed class StarterKind : CaseKind
{
    public override InstanceKind Kind => InstanceKind.Starter;

    /// <summary>The instant is decided, the start is a message of the same commit, and the next instant is armed.</summary>
    public override bool Decide(WorkSession session, LiveInstance instance, DueDeadlineItem item)
    {
        var deadline = item.Deadline;
        session.Deadlines.Close(
            instance,
            (deadline.ActivityInstanceId, deadline.Name),
            DeadlineState.Elapsed,
            item.Now,
            "enforcer"
        );
        instance.ChangedAt = item.Now;
        var due = instance
            .Plan.Triggers()
            .FirstOrDefault(trigger =>
                trigger.Kind == TriggerKind.Time && trigger.ActivityId == deadline.ActivityInstanceId
            );
        if (due is null)
            return true;
        var trigger = new WorkflowTrigger(instance.VersionId, instance.Plan.DefinitionId, instance.Plan, due);
        session.Batch.Outbox.Add(
            WorkflowStartJson.Row(instance, trigger, stimulus: null, correlationId: null, item.Now)
        );
        if (StartTimes.After(instance.Plan, due, deadline.DueAt, item.Now) is { } next)
            session.Batch.Arm(StarterKeeper.DeadlineOf(instance.Id, due, next));
        return true;
    }
}
