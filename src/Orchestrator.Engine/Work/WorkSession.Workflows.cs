using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Workflows that are neither cycles nor applications: their starts, and the instants of starters.</summary>
internal sealed partial class WorkSession
{
    /// <summary>Definitions that can be started, by definition id; null when no run of this unit of work asks.</summary>
    public IReadOnlyDictionary<string, long>? Startable { get; set; }

    private WorkOutcome ApplyWorkflow(WorkflowStart item)
    {
        var plan = PlanOf(item.VersionId);
        var id = NewIds.Dequeue();
        var request = new StartRequest
        {
            Input = item.Input,
            CorrelationId = item.CorrelationId,
            Parent = item.Parent,
            TriggerActivityId = item.TriggerActivityId,
            TriggerStimulus = item.Trigger,
        };
        var transition = WorkflowRuntime.Start(plan, request, EnvironmentOf(id, null, NoAnchors, item.Now, DataOf(plan, item.AwaitsResponse)));
        if (transition.Refusal is not null) return new WorkOutcome { Refusal = transition.Refusal };
        var instance = new LiveInstance(id, InstanceKind.Other, cycleId: null, revision: -1, plan) { VersionId = item.VersionId, State = transition.State, Open = [] };
        StageWith(instance, cycle: null, transition, item.Now, "workflow.started");
        Instances.Add(id, instance);
        Keep();
        return Done(instance);
    }

    /// <summary>An instant at which a definition starts: it is decided, the start is a message of the same commit, and the next instant is armed.</summary>
    private WorkOutcome ApplyStartTime(LiveInstance starter, DueItem item)
    {
        var deadline = item.Deadline;
        Close(starter, (deadline.ActivityInstanceId, deadline.Name), DeadlineState.Elapsed, item.Now, "enforcer");
        starter.ChangedAt = item.Now;
        if (starter.Plan.Triggers().FirstOrDefault(trigger => trigger.Kind == TriggerKind.Time && trigger.ActivityId == deadline.ActivityInstanceId) is not { } due) return Done(starter);
        var trigger = new WorkflowTrigger(starter.VersionId, starter.Plan.DefinitionId, starter.Plan, due);
        Batch.Outbox.Add(WorkflowStartJson.Row(starter, trigger, stimulus: null, correlationId: null, item.Now));
        if (StartTimes.After(starter.Plan, due, deadline.DueAt, item.Now) is { } next) Batch.Arm(StarterKeeper.DeadlineOf(starter.Id, due, next));
        return Done(starter);
    }

    /// <summary>What a run is told beyond its instance; null when nothing.</summary>
    private Dictionary<Type, object>? DataOf(WorkflowPlan plan, bool awaitsResponse)
    {
        if (!awaitsResponse && !plan.StartsOthers) return null;
        var data = new Dictionary<Type, object>();
        if (awaitsResponse) data[typeof(PendingHttpRequest)] = new PendingHttpRequest();
        if (Startable is { } startable) data[typeof(ChildWorkflows)] = new ChildWorkflows(startable.ContainsKey);
        return data;
    }
}
