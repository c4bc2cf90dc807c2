using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>Starts plain workflows.</summary>
internal sealed class WorkflowStartHandler(PlanCache plans, NewIds ids) : ItemHandler<WorkflowStart>
{
    public override async Task LoadAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        var starts = load.Items.OfType<WorkflowStart>().ToList();
        await ids.ReserveAsync(load.Session.Plans, starts.Count, cancellationToken);
        foreach (var version in starts.Select(start => start.VersionId).Distinct())
            await load.Session.Plans.LoadAsync(plans, version, cancellationToken);
    }

    protected override WorkOutcome Apply(WorkSession session, WorkflowStart item, int place)
    {
        var plan = session.Plans.Get(item.VersionId);
        var id = session.Plans.Ids.Dequeue();
        var request = new StartRequest
        {
            Input = item.Input,
            CorrelationId = item.CorrelationId,
            Parent = item.Parent,
            TriggerActivityId = item.TriggerActivityId,
            TriggerStimulus = item.Trigger,
        };
        var transition = WorkflowRuntime.Start(
            plan,
            request,
            RunData.For(
                id,
                cycle: null,
                RunData.NoDates,
                item.Now,
                session.Scripts,
                RunData.Of(session, plan, item.AwaitsResponse)
            )
        );
        if (transition.Refusal is not null)
            return new WorkOutcome { Refusal = transition.Refusal };
        var instance = new LiveInstance(id, InstanceKind.Other, cycleId: null, revision: -1, plan)
        {
            VersionId = item.VersionId,
            State = transition.State,
            Open = [],
        };
        session.Steps.Stage(instance, transition, item.Now, "workflow.started");
        session.Add(instance);
        session.Steps.Keep();
        return Outcomes.Done(instance);
    }
}
