using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Flow;

/// <summary>Elsa's default way to join: counts visits, and lets paths that were not taken be counted as dead.</summary>
internal sealed class CounterFlow(ActivityContext context, FlowShape shape, FlowGraph graph)
{
    private static readonly string[] NoOutcomes = [];

    private readonly FlowMemory _memory = (context.Run.Flow ??= new FlowMemory()).For(shape);

    public void Completed(int activity, IReadOnlyList<string> outcomes, bool backward)
    {
        if (!Leave(activity, outcomes, backward))
            CompleteIfIdle();
    }

    public void Cancelled(int activity)
    {
        CompleteIfIdle();
        if (!context.Run.Ended)
            Leave(activity, NoOutcomes, backward: false);
    }

    /// <summary>Visits every outbound connection; true when something was scheduled.</summary>
    private bool Leave(int activity, IReadOnlyList<string> outcomes, bool backward)
    {
        if (graph.IsDangling(activity))
        {
            throw new InvalidOperationException(
                $"Activity {shape.Activities[activity].Id} is not reachable from the start of the flowchart."
            );
        }
        if (!backward)
            _memory.Visits[activity]++;
        var scheduled = false;
        foreach (var connection in shape.Outbound[activity])
        {
            var followed = outcomes.Contains(connection.Port, StringComparer.Ordinal);
            _memory.ConnectionVisits[connection.Index]++;
            _memory.Followed[connection.Index] = followed;
            scheduled |= graph.IsForward(connection) ? Enter(connection) : GoBack(connection, followed);
        }

        return scheduled;
    }

    private bool GoBack(FlowConnection connection, bool followed)
    {
        if (!followed)
            return false;
        if (!graph.IsValidBackward(connection))
        {
            throw new InvalidOperationException(
                $"Invalid backward connection: every path from '{shape.Activities[connection.Source].Id}' back to the "
                    + $"start must go through '{shape.Activities[connection.Target].Id}'."
            );
        }

        context.Schedule(new ScheduledActivity(shape.Activities[connection.Target], context.Run) { Backward = true });
        return true;
    }

    private bool Enter(FlowConnection connection)
    {
        var target = connection.Target;
        var mode = shape.Activities[target] is FlowJoin join
            ? context.GetFor(join.Mode, FlowJoinMode.WaitAny)
            : FlowJoinMode.WaitAllActive;
        if (mode == FlowJoinMode.WaitAny)
            return EnterAny(connection);
        if (!AllVisited(target))
            return false;
        var goes = mode == FlowJoinMode.WaitAll ? AllFollowed(target) : AnyFollowed(target);
        return goes ? Schedule(target) : Leave(target, NoOutcomes, backward: false);
    }

    private bool EnterAny(FlowConnection connection)
    {
        var target = connection.Target;
        if (_memory.ConnectionVisits[connection.Index] <= _memory.Visits[target])
            return false;
        // It was let in by an earlier arrival: this one is late.
        if (Flowchart.IsUnderWay(context, shape.Activities[target]))
            return false;

        if (AnyFollowed(target))
        {
            Schedule(target);
            Flowchart.CancelBefore(context, shape, graph, target);
            return true;
        }

        return AllVisited(target) && Leave(target, NoOutcomes, backward: false);
    }

    private bool Schedule(int activity)
    {
        context.Schedule(new ScheduledActivity(shape.Activities[activity], context.Run));
        return true;
    }

    private bool AllVisited(int activity) =>
        graph.ForwardInbound(activity).Min(connection => _memory.ConnectionVisits[connection.Index])
        > _memory.Visits[activity];

    private bool AnyFollowed(int activity)
    {
        var inbound = graph.ForwardInbound(activity);
        var most = inbound.Max(connection => _memory.ConnectionVisits[connection.Index]);
        return most > _memory.Visits[activity]
            && inbound.Any(connection =>
                _memory.ConnectionVisits[connection.Index] == most && _memory.Followed[connection.Index]
            );
    }

    private bool AllFollowed(int activity)
    {
        var inbound = graph.ForwardInbound(activity);
        var most = inbound.Max(connection => _memory.ConnectionVisits[connection.Index]);
        return most > _memory.Visits[activity]
            && inbound.All(connection =>
                _memory.ConnectionVisits[connection.Index] == most && _memory.Followed[connection.Index]
            );
    }

    private void CompleteIfIdle()
    {
        if (!Flowchart.HasWork(context) && !Flowchart.HasFaultedChild(context))
            context.Complete();
    }
}
