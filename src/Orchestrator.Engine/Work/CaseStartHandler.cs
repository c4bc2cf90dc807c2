using System.Text.Json.Nodes;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Starts cases: their kind judges the submission, and one that faults at its very start uses up nothing.</summary>
internal sealed class CaseStartHandler(NewIds ids) : ItemHandler<CaseStart>
{
    public override async Task LoadAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        foreach (var ofKind in load.Items.OfType<CaseStart>().GroupBy(item => item.Kind))
        {
            await ids.ReserveAsync(load.Session.Plans, ofKind.Count(), cancellationToken);
            if (
                await load.Session.Kinds.Of(ofKind.Key).OpenIntakeAsync(load, [.. ofKind], cancellationToken) is
                { } intake
            )
            {
                load.Session.Intakes.Add(ofKind.Key, intake);
            }
        }
    }

    protected override WorkOutcome Apply(WorkSession session, CaseStart item, int place)
    {
        if (
            !session.Cycles.TryGetValue(item.CycleId, out var cycle)
            || !session.Instances.TryGetValue(item.CycleId, out var owner)
        )
        {
            return new WorkOutcome { Refusal = WorkRefusals.NoSuchInstance };
        }
        if (cycle.End is { } end)
            return new WorkOutcome { Refusal = end.Refusal };
        session.Deadlines.DecideWhatIsDue(owner, item.Now);
        if (owner.State.Status == WorkflowStatus.Finished)
            return new WorkOutcome { Refusal = WorkRefusals.Finished };
        if (!session.Intakes.TryGetValue(item.Kind, out var intake))
            return new WorkOutcome { Refusal = WorkRefusals.NoCases };
        var admission = intake.Admit(item, cycle, owner);
        if (admission.Refusal is { } refusal)
            return new WorkOutcome { Refusal = refusal };
        var plan = session.Plans.Get(admission.VersionId);
        var id = session.Plans.Ids.Peek();
        var transition = WorkflowRuntime.Start(
            plan,
            new StartRequest { Name = admission.Number, Input = InputsOf(admission, plan) },
            RunData.For(id, cycle, admission.Dates, item.Now, session.Scripts, admission.Data)
        );
        if (transition.Refusal is not null)
            return new WorkOutcome { Refusal = transition.Refusal };

        // All that can throw comes before the first row: a submission that faults uses up neither number nor person.
        if (transition.State.Incidents is [.., var incident])
            throw new ActivityIncidentException(incident);
        var instance = new LiveInstance(id, item.Kind, item.CycleId, revision: -1, plan)
        {
            VersionId = admission.VersionId,
            State = transition.State,
            Number = admission.Number,
            Facts = admission.Facts,
            Open = [],
        };
        session.Steps.Stage(instance, transition, item.Now, item.Submission.Name);
        session.Plans.Ids.Dequeue();
        session.Add(instance);
        intake.Started(session, instance, item, admission);
        session.Steps.Keep();
        return Outcomes.Done(instance);
    }

    private static JsonObject InputsOf(Admission admission, WorkflowPlan plan) =>
        new(
            plan.Inputs.Where(input => admission.Options[input.Name] is not null)
                .Select(input => KeyValuePair.Create(input.Name, admission.Options[input.Name]?.DeepClone()))
        );
}
