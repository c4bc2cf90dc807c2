using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Runtime;

/// <summary>Runs plans. Pure and deterministic: the same arguments give the same transition, and no argument is changed.</summary>
public static class WorkflowRuntime
{
    /// <summary>Starts an instance and runs it until it waits or ends.</summary>
    public static Transition Start(WorkflowPlan plan, StartRequest request, RunEnvironment environment)
    {
        var state = new WorkflowState
        {
            Status = WorkflowStatus.Running,
            SubStatus = WorkflowSubStatus.Executing,
            CorrelationId = request.CorrelationId,
            Name = request.Name,
            FlowchartMode = request.FlowchartMode,
            TriggerActivityId = request.TriggerActivityId,
            Parent = request.Parent,
            Input = Inputs(plan, request.Input),
        };
        var burst = new Burst(plan, state, environment) { Trigger = request.TriggerStimulus };
        burst.Schedule(new ScheduledActivity(plan.Root, Owner: null));
        burst.Drain();
        return burst.Refusal is { } refusal
            ? new Transition
            {
                State = new WorkflowState { SubStatus = WorkflowSubStatus.Pending },
                Refusal = refusal,
            }
            : burst.Conclude();
    }

    /// <summary>
    /// Gives a stimulus to whatever waits for it and runs on until the instance waits or ends.
    /// When nothing waits for it the transition is a refusal with the code <c>not-expected</c>.
    /// </summary>
    public static Transition Resume(
        WorkflowPlan plan,
        WorkflowState state,
        Stimulus stimulus,
        RunEnvironment environment
    )
    {
        if (state.Status == WorkflowStatus.Finished)
            return NotExpected(state, stimulus);
        var copy = Copy(plan, state);
        var burst = new Burst(plan, copy, environment);
        var reached = stimulus.Name == Stimulus.DeadlineDueName ? Decide(burst, stimulus) : Deliver(burst, stimulus);
        if (!reached)
            return NotExpected(state, stimulus);
        if (burst.Refusal is { } refusal)
            return new Transition { State = state, Refusal = refusal };
        var transition = burst.Conclude();
        if (EndsByMissing(transition, stimulus))
            transition.State.Lapse = new Lapse(stimulus.ActivityInstanceId!, stimulus.Deadline!, state);
        return transition;
    }

    private static bool EndsByMissing(Transition transition, Stimulus stimulus) =>
        transition.State.SubStatus == WorkflowSubStatus.Finished
        && stimulus.Name == Stimulus.DeadlineDueName
        && transition.Deadlines.Any(change =>
            change is DeadlineClosed { State: DeadlineState.Missed } closed
            && closed.ActivityInstanceId == stimulus.ActivityInstanceId
            && closed.Name == stimulus.Deadline
        );

    /// <summary>
    /// Cancels an instance: everything that waits is cancelled and its open deadlines become void. A finished
    /// instance stays as it is.
    /// </summary>
    public static Transition Cancel(WorkflowPlan plan, WorkflowState state, RunEnvironment environment)
    {
        if (state.Status == WorkflowStatus.Finished)
            return new Transition { State = state };
        var burst = new Burst(plan, Copy(plan, state), environment);
        foreach (var run in burst.State.Runs.Where(activityRun => activityRun.Parent is null).ToList())
            burst.Cancel(run, tellParent: false);
        burst.Finish(WorkflowSubStatus.Cancelled);
        return burst.Conclude();
    }

    /// <summary>
    /// Runs faulted activities again, with their incidents withdrawn; an instance that ended by a fault runs again.
    /// When nothing is faulted the transition is a refusal with the code <c>nothing-faulted</c>.
    /// </summary>
    /// <param name="plan">The instance's plan.</param>
    /// <param name="state">The instance's state.</param>
    /// <param name="activityIds">Ids of the activities to run again; null means all that are faulted.</param>
    /// <param name="environment">What the run may know.</param>
    public static Transition Retry(
        WorkflowPlan plan,
        WorkflowState state,
        IReadOnlyCollection<string>? activityIds,
        RunEnvironment environment
    )
    {
        bool IsMeant(ActivityRun run) => run.Faulted && activityIds?.Contains(run.ActivityId) != false;
        if (!state.Runs.Exists(IsMeant))
        {
            return new Transition
            {
                State = state,
                Refusal = new Refusal(
                    "nothing-faulted",
                    "没有可以重试的故障活动。",
                    "There is no faulted activity to run again."
                ),
            };
        }
        var burst = new Burst(plan, Copy(plan, state), environment);
        foreach (var run in burst.State.Runs.Where(IsMeant).ToList())
            burst.Retry(run);
        burst.Drain();
        return burst.Refusal is { } refusal ? new Transition { State = state, Refusal = refusal } : burst.Conclude();
    }

    private static bool Deliver(Burst burst, Stimulus stimulus)
    {
        var waiting = new List<ActivityRun>();
        foreach (var run in burst.State.Runs)
        {
            if (
                run.Waits?.Contains(stimulus.Name) == true
                && (stimulus.ActivityInstanceId is not { } only || only == run.Id)
            )
            {
                waiting.Add(run);
            }
        }

        if (waiting.Count == 0)
            return false;
        var taking = waiting.FindAll(run => run.Node.Activity.Takes(new ActivityContext(burst, run), stimulus));
        if (taking.Count == 0)
            return RefuseUntaken(burst, waiting, stimulus);
        foreach (var run in taking)
        {
            // One that was reached may have ended or changed what another waits for.
            if (burst.Refusal is null && !run.Ended && run.Waits?.Contains(stimulus.Name) == true)
            {
                burst.Resume(run, stimulus);
                burst.Drain();
            }
        }

        return true;
    }

    /// <summary>False: nobody says why, and it is not expected.</summary>
    private static bool RefuseUntaken(Burst burst, List<ActivityRun> waiting, Stimulus stimulus)
    {
        var contexts = waiting.ConvertAll(run => new ActivityContext(burst, run));
        if (waiting[0].Node.Activity.RefuseUntaken(contexts, stimulus) is not { } refusal)
            return false;
        burst.Refuse(refusal);
        return true;
    }

    private static bool Decide(Burst burst, Stimulus stimulus)
    {
        foreach (var run in burst.State.Runs)
        {
            if (run.Id != stimulus.ActivityInstanceId || run.Deadlines is null)
                continue;
            foreach (var deadline in run.Deadlines)
            {
                if (deadline.Name != stimulus.Deadline)
                    continue;
                burst.Decide(run, deadline, stimulus);
                burst.Drain();
                return true;
            }
        }

        return false;
    }

    internal static WorkflowState Copy(WorkflowPlan plan, WorkflowState state)
    {
        var runs = new List<ActivityRun>(state.Runs.Count + 4);
        foreach (var run in state.Runs)
        {
            ActivityRun? parent = null;
            if (run.Parent is not null)
                parent = runs.Find(activityRun => activityRun.Number == run.Parent.Number);
            var copy = run.Copy(parent);
            copy.Node = Find(plan, parent, run);
            runs.Add(copy);
        }

        return new WorkflowState
        {
            Status = WorkflowStatus.Running,
            SubStatus = WorkflowSubStatus.Executing,
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            FlowchartMode = state.FlowchartMode,
            Input = state.Input,
            Output = state.Output,
            LastNumber = state.LastNumber,
            TriggerActivityId = state.TriggerActivityId,
            Stage = state.Stage,
            Grace = state.Grace,
            Parent = state.Parent,
            Written = new(state.Written, StringComparer.Ordinal),
            Recorded = state.Recorded.Count == 0 ? [] : [.. state.Recorded],
            Runs = runs,
            ActivityOutputs = state.ActivityOutputs is null ? null : new(state.ActivityOutputs, StringComparer.Ordinal),
            LastResult = state.LastResult,
        };
    }

    private static PlanNode Find(WorkflowPlan plan, ActivityRun? parent, ActivityRun run)
    {
        if (parent is null && plan.Root.Id == run.ActivityId)
            return plan.Root.Node;
        return parent is not null && parent.Node.Children.TryGetValue(run.ActivityId, out var node)
            ? node
            : throw new InvalidOperationException(
                $"The state was made by another version: the plan of {plan.DefinitionId} version {plan.Version} has "
                    + $"no activity '{run.ActivityId}' there."
            );
    }

    private static JsonObject Inputs(WorkflowPlan plan, JsonObject? given)
    {
        if (given is null || given.Count == 0)
            return [];
        var inputs = (JsonObject)given.DeepClone();
        foreach (var declared in plan.Inputs)
        {
            if (
                inputs[declared.Name] is JsonValue value
                && !declared.IsArray
                && TypeAliases.TryConvert(declared.TypeName, value) is { } converted
            )
            {
                inputs[declared.Name] = converted;
            }
        }

        return inputs;
    }

    private static Transition NotExpected(WorkflowState state, Stimulus stimulus)
    {
        var asked = stimulus.Deadline is { } deadline ? $"{stimulus.Name}:{deadline}" : stimulus.Name;
        if (state.Status == WorkflowStatus.Finished)
        {
            return Refused(
                state,
                $"流程已结束，不再接受“{asked}”。",
                $"The workflow has ended and no longer accepts '{asked}'."
            );
        }

        var expected = state
            .Bookmarks.Where(bookmark => bookmark.Deadline is null)
            .Select(bookmark => bookmark.StimulusName)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return expected.Count == 0
            ? Refused(
                state,
                $"现在不接受“{asked}”；当前没有等待任何事件。",
                $"'{asked}' is not expected now; nothing is waited for."
            )
            : Refused(
                state,
                $"现在不接受“{asked}”；当前等待的是：{string.Join("、", expected)}。",
                $"'{asked}' is not expected now; expected: {string.Join(", ", expected)}."
            );
    }

    private static Transition Refused(WorkflowState state, string chinese, string english) =>
        new() { State = state, Refusal = new Refusal("not-expected", chinese, english) };
}
