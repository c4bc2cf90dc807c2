using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Instances;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Starts cycles and applications.</summary>
internal sealed partial class WorkSession
{
    /// <summary>Ids for what starts, reserved when the session was opened.</summary>
    public Queue<long> NewIds { get; } = new();

    /// <summary>Key of the hash that stands for a person.</summary>
    public string PersonHashKey { get; init; } = "";

    private WorkOutcome ApplyStart(ApplicationStart item)
    {
        if (!Cycles.TryGetValue(item.CycleId, out var cycle) || !Instances.TryGetValue(item.CycleId, out var cycleInstance))
            return new WorkOutcome { Refusal = Refusals.NoSuchInstance };
        DecideWhatIsDue(cycleInstance, item.Now);
        if (cycleInstance.State.Status == WorkflowStatus.Finished) return new WorkOutcome { Refusal = Refusals.Finished };
        if (cycle.Row.ApplicationVersionId is not { } versionId) return new WorkOutcome { Refusal = Refusals.NoApplications };
        if (Submission.TryRead(item.Submission.Payload, out var submission) is { } missing) return new WorkOutcome { Refusal = Refusals.Incomplete(missing) };

        var plan = PlanOf(versionId);
        var id = NewIds.Peek();
        var personKey = submission!.PersonKey(PersonHashKey);
        var number = NumberOf(cycle, cycle.LastNumber!.Value + 1);
        var environment = EnvironmentOf(id, cycle, DateOverride.Apply(cycle.Anchors, cycle.Overrides, ApplicationScope.Of(submission)), item.Now, IntakeData.Of(Intake!, cycle, cycleInstance, submission, personKey, item.Submission.Payload!));
        var transition = WorkflowRuntime.Start(plan, new StartRequest { Name = number, Input = InputsOf(cycle, plan) }, environment);
        if (transition.Refusal is not null) return new WorkOutcome { Refusal = transition.Refusal };

        // All that can throw comes before the first row: a submission that faults uses up neither number nor person.
        CheckStart(transition);
        var instance = new LiveInstance(id, InstanceKind.Application, item.CycleId, revision: -1, plan) { State = transition.State, Number = number, Open = [], Scope = ApplicationScope.Of(submission) };
        StageWith(instance, cycle, transition, item.Now, item.Submission.Name);
        NewIds.Dequeue();
        cycle.LastNumber++;
        cycle.Started++;
        Instances.Add(id, instance);
        var application = ApplicationOf(instance, cycle, submission, personKey, item);
        Batch.NewApplications.Add(application);
        Intake!.Add(application);
        Keep();
        application.Stage = instance.Stage;
        return Done(instance);
    }

    /// <summary>Starts a cycle whose row is made; its first run states its dates.</summary>
    public Refusal? StartCycle(Cycle row, WorkflowPlan plan, CalendarBook book, JsonObject inputs, Instant now)
    {
        var cycle = new LiveCycle { Row = row, Anchors = NoAnchors, Data = ReviewEnvironment.Calendars(book, row.CalendarRegion) };
        var transition = WorkflowRuntime.Start(plan, new StartRequest { Input = inputs, Name = row.Code }, EnvironmentOf(row.InstanceId, cycle, NoAnchors, now, data: null));
        if (transition.Refusal is not null) return transition.Refusal;
        if (transition.State.Incidents is [.., var incident]) return Refusals.StepFailed(incident);
        var instance = new LiveInstance(row.InstanceId, InstanceKind.Cycle, row.InstanceId, revision: -1, plan) { State = transition.State, Number = row.Code };
        Instances.Add(instance.Id, instance);
        Cycles.Add(instance.Id, cycle);
        StageWith(instance, cycle, transition, now, "cycle.started");
        Keep();
        Batch.NewCycles.Add(row);
        row.Anchors = EngineJson.FormatDates(cycle.Anchors);
        row.Stage = cycle.NewStage;
        row.Status = cycle.NewStatus ?? CycleStatus.Running;
        cycle.AnchorsChanged = false;
        (cycle.NewStage, cycle.NewStatus) = (null, null);
        return null;
    }

    /// <summary>An activity that throws ends a workflow at its very start; then there is no application and no cycle.</summary>
    private static void CheckStart(Transition transition)
    {
        if (transition.State.Incidents is [.., var incident]) throw new ActivityIncidentException(incident);
    }

    /// <summary>What the cycle was started with holds for its applications too, where their definition asks for it.</summary>
    private static JsonObject InputsOf(LiveCycle cycle, WorkflowPlan plan)
    {
        var options = JsonNode.Parse(cycle.Row.Options)!.AsObject();
        return new JsonObject(plan.Inputs.Where(input => options[input.Name] is not null).Select(input => KeyValuePair.Create(input.Name, options[input.Name]?.DeepClone())));
    }

    private static string NumberOf(LiveCycle cycle, int number) =>
        cycle.Row.Year.ToString("0000", CultureInfo.InvariantCulture) + number.ToString("000000", CultureInfo.InvariantCulture);

    private static Application ApplicationOf(LiveInstance instance, LiveCycle cycle, Submission submission, string personKey, ApplicationStart item) => new()
    {
        InstanceId = instance.Id,
        CycleId = cycle.Row.InstanceId,
        Number = instance.Number!,
        PersonKey = personKey,
        Employer = submission.Employer,
        Department = submission.Department,
        Series = submission.Series,
        Specialty = submission.Specialty,
        Level = submission.Level,
        Committee = submission.Committee,
        Data = KeptSubmission.Of(item.Submission.Payload!).ToJsonString(EngineJson.Options),
        Portal = item.Portal,
        SubmittedAt = item.Now,
        UpdatedAt = item.Now,
    };
}
