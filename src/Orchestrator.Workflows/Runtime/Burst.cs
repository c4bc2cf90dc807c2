using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Runtime;

/// <summary>One stimulus at work on one instance: the queue of scheduled activities and everything they did.</summary>
internal sealed class Burst(WorkflowPlan plan, WorkflowState state, RunEnvironment environment)
{
    // A flowchart that circles without ever waiting would hold the unit of work for ever.
    private const int MostSteps = 20_000;

    internal static readonly string[] Done = ["Done"];

    private readonly LinkedList<ScheduledActivity> _queue = [];
    private int _steps;

    public WorkflowPlan Plan { get; } = plan;

    /// <summary>What its scripts may still take.</summary>
    public ScriptBudget Scripts { get; } = environment.Scripts ?? new ScriptBudget();

    /// <summary>What it did beyond the state.</summary>
    public BurstEffects Effects { get; } = new();

    public WorkflowState State { get; } = state;

    public RunEnvironment Environment { get; private set; } = environment;

    /// <summary>What started the instance, while it starts.</summary>
    public Stimulus? Trigger { get; init; }

    public Refusal? Refusal { get; private set; }

    public LinkedList<ScheduledActivity> Queue => _queue;

    /// <summary>Whether the activity that runs is the one that triggered the instance.</summary>
    public bool IsTrigger(ActivityRun run) => State.TriggerActivityId is { } trigger && trigger == run.ActivityId;

    public void Schedule(ScheduledActivity item)
    {
        if (item.Owner is not null)
            item.Owner.HasScheduled = true;
        _queue.AddLast(item);
    }

    /// <summary>Runs what is scheduled until nothing is left or the stimulus is refused.</summary>
    public void Drain()
    {
        while (Refusal is null && _queue.First is { } first)
        {
            _queue.RemoveFirst();
            if (++_steps > MostSteps)
            {
                _queue.Clear();
                RecordIncident(
                    first.Value.Activity,
                    "too-many-steps",
                    $"More than {MostSteps} steps without waiting: the definition runs in a circle."
                );
                Finish(WorkflowSubStatus.Faulted);
                return;
            }

            Execute(first.Value);
        }
    }

    public void Resume(ActivityRun run, Stimulus stimulus)
    {
        Effects.AddJournal("Resumed", run, null, null);
        var context = new ActivityContext(this, run);
        Guard(run, () => run.Node.Activity.Resume(context, stimulus));
    }

    public void TakeUp(ActivityRun run)
    {
        Effects.AddJournal("Resumed", run, null, null);
        var context = new ActivityContext(this, run);
        Guard(run, () => run.Node.Activity.TakenUp(context));
    }

    public void Decide(ActivityRun run, PendingDeadline deadline, Stimulus stimulus)
    {
        run.Deadlines!.Remove(deadline);
        run.Deciding = deadline.Name;
        Effects.Deadlines.Decide(run, deadline);
        Effects.AddJournal("DeadlineDue", run, null, new JsonObject { ["name"] = deadline.Name });
        var context = new ActivityContext(this, run);
        Guard(run, () => run.Node.Activity.Resume(context, stimulus));
        run.Deciding = null;
        if (Refusal is { } refusal)
        {
            // A due deadline has no sender to refuse; refusing it would only bring it back for ever.
            Refusal = null;
            Fault(run, "refused-deadline", refusal.English);
        }
    }

    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    /// <summary>Completes a run: its children are cancelled, its deadlines closed, its parent told.</summary>
    public void Complete(ActivityRun run, IReadOnlyList<string> outcomes)
    {
        if (run.Ended || run.Faulted)
            return;
        End(
            run,
            "Completed",
            outcomes is ["Done"]
                ? null
                : new JsonObject { ["outcomes"] = new JsonArray([.. outcomes.Select(text => JsonValue.Create(text))]) }
        );
        foreach (var deadline in run.Deadlines ?? [])
        {
            Effects.Deadlines.Close(
                run,
                deadline.Name,
                deadline.Kind is DeadlineKind.Statutory or DeadlineKind.Internal
                    ? DeadlineState.Met
                    : DeadlineState.Void
            );
        }
        run.Deadlines = null;
        if (run.Node.Definition is not null)
            CompletedDefinition.GiveOutputs(this, run);
        if (run.Parent is { Ended: false, Faulted: false } parent)
        {
            var child = new CompletedChild(run.Node.Activity, outcomes, run.Tag);
            parent.Node.Activity.ChildCompleted(new ActivityContext(this, parent) { ChildRun = run }, child);
        }
    }

    /// <summary>Completes the inlined definition around a run, or the whole workflow, and every container between.</summary>
    public void CompleteComposite(ActivityRun run, IReadOnlyList<string> outcomes)
    {
        var composite = run.Parent;
        while (composite is not null && composite.Node.Definition is null)
            composite = composite.Parent;
        for (var inner = run; inner is not null && inner != composite; inner = inner.Parent)
        {
            if (!inner.Ended)
                End(inner, "Completed", null);
            CloseAll(inner, DeadlineState.Void);
        }

        if (composite is not null)
            Complete(composite, outcomes);
    }

    /// <summary>Cancels a run and all inside it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tellParent">Whether the parent goes on and wants to know.</param>
    public void Cancel(ActivityRun run, bool tellParent)
    {
        if (run.Ended)
            return;
        Withdraw(run);
        End(run, "Canceled", null);
        CloseAll(run, DeadlineState.Void);
        if (tellParent && run.Parent is { Ended: false, Faulted: false } parent)
        {
            parent.Node.Activity.ChildCancelled(
                new ActivityContext(this, parent) { ChildRun = run },
                run.Node.Activity
            );
        }
    }

    public void Fault(ActivityRun run, string code, string message)
    {
        if (run.Faulted)
            return;
        RecordIncident(run.Node.Activity, code, message);
        Effects.AddJournal("Faulted", run, message, new JsonObject { ["code"] = code });
        CloseAll(run, DeadlineState.Void);
        run.Waits = null;
        run.Faulted = true;
        if (run.Ended && run.Parent is null or { Ended: false })
        {
            // It failed while its parent was told of its completion: the stock engine counts it as faulted too.
            run.Ended = false;
            State.Runs.Add(run);
        }

        if (!Plan.Definition.Options.ContinuesWithIncidents && State.Status == WorkflowStatus.Running)
            (State.Status, State.SubStatus) = (WorkflowStatus.Finished, WorkflowSubStatus.Faulted);
    }

    /// <summary>Takes a faulted run back and schedules its activity again.</summary>
    public void Retry(ActivityRun run)
    {
        State.Runs.Remove(run);
        State.Recorded.RemoveAll(incident => incident.NodeId == run.NodeId);
        Effects.AddJournal("Retried", run, null, null);
        Schedule(
            new ScheduledActivity(run.Node.Activity, run.Parent)
            {
                Tag = run.Tag,
                Variables = run.Variables,
                Backward = run.Backward,
            }
        );
    }

    /// <summary>
    /// Ends the whole instance: nothing is scheduled or waited for any more. What has faulted stays, so that it can
    /// be run again.
    /// </summary>
    public void Finish(WorkflowSubStatus subStatus)
    {
        _queue.Clear();
        var kept = new HashSet<ActivityRun>();
        foreach (
            var faulted in State.Runs.Where(activityRun =>
                subStatus == WorkflowSubStatus.Faulted && activityRun.Faulted
            )
        )
        {
            for (var run = faulted; run is not null; run = run.Parent)
                kept.Add(run);
        }

        foreach (var run in State.Runs.ToArray())
        {
            run.Ended = !kept.Contains(run);
            run.Waits = null;
            CloseAll(run, DeadlineState.Void);
        }

        State.Runs.RemoveAll(activityRun => activityRun.Ended);
        if (State.Status == WorkflowStatus.Running)
            (State.Status, State.SubStatus) = (WorkflowStatus.Finished, subStatus);
    }

    /// <summary>The status after a burst, and the transition it made.</summary>
    public Transition Conclude()
    {
        foreach (var orphan in State.Runs.Where(HasEndedAround).ToList())
            Cancel(orphan, tellParent: false);
        if (State.Status == WorkflowStatus.Finished)
            Finish(State.SubStatus);
        else if (State.Runs.Count == 0)
            (State.Status, State.SubStatus) = (WorkflowStatus.Finished, WorkflowSubStatus.Finished);
        else
            State.SubStatus = WorkflowSubStatus.Suspended;
        if (State is { Status: WorkflowStatus.Finished, Parent: { } parent })
        {
            Effects.Send(
                new StimulusToInstance(
                    parent.InstanceId,
                    new Stimulus(WorkflowDispatched.ChildCompletedName, Ending())
                    {
                        ActivityInstanceId = parent.ActivityInstanceId,
                    }
                )
            );
        }
        return Effects.ToTransition(State);
    }

    private JsonObject Ending() =>
        new()
        {
            ["workflowInstanceId"] = Environment.InstanceId,
            ["status"] = State.Status.ToString(),
            ["subStatus"] = State.SubStatus.ToString(),
            ["output"] = State.Output.DeepClone(),
        };

    public void SetAnchor(string name, LocalDate date)
    {
        Effects.SetAnchor(name, date);
        var anchors = new Dictionary<string, LocalDate>(Environment.Anchors, StringComparer.Ordinal) { [name] = date };
        Environment = new RunEnvironment
        {
            Now = Environment.Now,
            InstanceId = Environment.InstanceId,
            Anchors = anchors,
            Data = Environment.Data,
            Scripts = Environment.Scripts,
        };
    }

    public void SetStage(string stage)
    {
        State.Stage = stage;
        Effects.SetStage(stage);
    }

    public void SetWorkflowOutput(string name, JsonNode? value)
    {
        var output = (JsonObject)State.Output.DeepClone();
        output[name] = value?.DeepClone();
        State.Output = output;
    }

    /// <summary>Remembers what an activity gave, when a script of the plan may ask for it.</summary>
    public void Remember(string activityId, string output, JsonNode? value)
    {
        if (!Plan.KeepsOutputs)
            return;
        State.LastResult = value;
        var outputs = State.ActivityOutputs ??= new(StringComparer.Ordinal);
        var before = outputs.GetValueOrDefault(activityId);
        outputs[activityId] = before is null
            ? new(StringComparer.Ordinal) { [output] = value }
            : new(before, StringComparer.Ordinal) { [output] = value };
    }

    private void Execute(ScheduledActivity item)
    {
        var run = new ActivityRun(++State.LastNumber, item.Activity.Id, item.Owner)
        {
            Node = item.Activity.Node,
            Tag = item.Tag,
            Variables = item.Variables,
            Backward = item.Backward,
        };
        State.Runs.Add(run);
        Effects.AddJournal("Started", run, null, null);
        var context = new ActivityContext(this, run);
        Guard(run, () =>
        {
            foreach (var input in run.Node.Evaluated)
            {
                (run.Inputs ??= new object?[run.Node.Slots])[input.Slot] = InputValue.Of(
                    input.Evaluate(new Scope(this, run))
                );
            }
            run.Entered = true;
            item.Activity.Execute(context);
            if (
                Refusal is null
                && !run.Ended
                && !run.Faulted
                && !run.HasScheduled
                && run.Waits is not { Count: > 0 }
                && run.Deadlines is not { Count: > 0 }
            )
            {
                Complete(run, Done);
            }
        });
        if (Refusal is null && !run.Ended && !run.Faulted && !run.HasScheduled)
            Effects.AddJournal("Suspended", run, null, null);
    }

    /// <summary>Runs activity code; whatever it throws becomes an incident of the activity that was being run.</summary>
    private void Guard(ActivityRun run, Action action)
    {
        try
        {
            action();
        }
        catch (ExpressionException problem)
        {
            Fault(run, problem.Code, problem.Message);
        }
        catch (ActivityFaultException problem)
        {
            Fault(run, problem.Code, problem.Message);
        }
        catch (Exception problem)
        {
            // Any mistake in an activity is an incident of this instance, never of the unit of work it shares with others.
            Fault(run, "exception", problem.Message);
        }
    }

    private void End(ActivityRun run, string name, JsonObject? data)
    {
        run.Ended = true;
        run.Waits = null;
        State.Runs.Remove(run);
        for (var i = 0; i < State.Runs.Count; i++)
        {
            if (State.Runs[i].Parent != run)
                continue;
            Cancel(State.Runs[i], tellParent: false);
            i = -1;
        }

        Effects.AddJournal(name, run, null, data);
    }

    private void CloseAll(ActivityRun run, DeadlineState outcome)
    {
        foreach (var deadline in run.Deadlines ?? [])
            Effects.Deadlines.Close(run, deadline.Name, outcome);
        run.Deadlines = null;
    }

    private void Withdraw(ActivityRun owner)
    {
        for (var item = _queue.First; item is not null; )
        {
            var next = item.Next;
            if (item.Value.Owner == owner)
                _queue.Remove(item);
            item = next;
        }
    }

    private static bool HasEndedAround(ActivityRun run)
    {
        for (var outer = run.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Ended)
                return true;
        }

        return false;
    }

    private void RecordIncident(Activity activity, string code, string message) =>
        State.Recorded.Add(
            new Incident(activity.Id, activity.NodeId, activity.Node.TypeName, code, message, Environment.Now)
        );
}
