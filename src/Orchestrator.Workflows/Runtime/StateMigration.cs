using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Workflows.Runtime;

/// <summary>
/// Lets an instance go on by another version of its definition. Activities are the same when their id, their type and
/// the activity around them are. Pure, as the runtime is.
/// </summary>
public static class StateMigration
{
    /// <summary>The activities that an instance is in and the other version lacks; empty: it can go on there.</summary>
    public static IReadOnlyList<string> FindMissing(WorkflowPlan from, WorkflowPlan to, WorkflowState state)
    {
        var missing = new List<string>();
        foreach (var (run, node) in Match(from, to, state))
        {
            // What is inside of a missing one is missing with it.
            if (node is null && (run.Parent is null || !missing.Contains(run.Parent.ActivityId)))
                missing.Add(run.ActivityId);
        }

        return [.. missing.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Ends the runs of activities that the other version lacks, in the version that has them: what waits is
    /// cancelled and its open deadlines become void.
    /// </summary>
    public static Transition Void(
        WorkflowPlan from,
        WorkflowState state,
        IReadOnlyCollection<string> activityIds,
        RunEnvironment environment
    )
    {
        var burst = new Burst(from, WorkflowRuntime.Copy(from, state), environment);
        foreach (var run in burst.State.Runs.Where(run => activityIds.Contains(run.ActivityId)).ToList())
        {
            burst.Cancel(run, tellParent: true);
            burst.Drain();
        }

        return burst.Conclude();
    }

    /// <summary>The state as the other version continues it. Throws when something is missing there.</summary>
    public static WorkflowState Carry(WorkflowPlan from, WorkflowPlan to, WorkflowState state)
    {
        var carried = WorkflowRuntime.Copy(to, state);
        var before = Match(from, from, state).ToDictionary(pair => pair.Run.Number, pair => pair.Node!);
        foreach (var run in carried.Runs)
        {
            if (
                run.Flow is { } flow
                && run.Node.Activity is Flowchart now
                && before[run.Number].Activity is Flowchart then
            )
            {
                run.Flow = flow.Carry(then.Shape, now.Shape);
            }
        }

        (carried.Status, carried.SubStatus) = (state.Status, state.SubStatus);
        return carried;
    }

    /// <summary>Each run with its node in a plan; null where that has none.</summary>
    private static IEnumerable<(ActivityRun Run, PlanNode? Node)> Match(
        WorkflowPlan from,
        WorkflowPlan to,
        WorkflowState state
    )
    {
        var nodes = new Dictionary<int, (PlanNode From, PlanNode? To)>();
        foreach (var run in state.Runs)
        {
            var (own, other) = run.Parent is null
                ? (from.Root.Node, to.Root.Id == run.ActivityId ? to.Root.Node : null)
                : (
                    nodes[run.Parent.Number].From.Children[run.ActivityId],
                    nodes[run.Parent.Number].To?.Children.GetValueOrDefault(run.ActivityId)
                );
            if (other is not null && other.TypeName != own.TypeName)
                other = null;
            nodes[run.Number] = (own, other);
            yield return (run, other);
        }
    }
}
