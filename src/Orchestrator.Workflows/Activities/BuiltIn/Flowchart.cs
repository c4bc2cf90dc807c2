using Orchestrator.Workflows.Flow;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>Activities and the arrows between them.</summary>
[Activity(
    "Elsa.Flowchart",
    "Flow",
    DisplayName = "流程图",
    Description = "活动以及它们之间的连线。",
    IsContainer = true
)]
public sealed class Flowchart : Container
{
    private FlowShape? _shape;

    /// <summary>Index of the start; -1 when the flowchart is empty.</summary>
    internal int StartIndex { get; private set; } = -1;

    internal FlowShape Shape => _shape ??= new FlowShape(Activities, Node.Source.Connections);

    protected internal override void Execute(ActivityContext context)
    {
        var start = Start(context.Burst.State.TriggerActivityId);
        if (start < 0)
            context.Complete();
        else
            context.Schedule(Shape.Activities[start]);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child)
    {
        if (child.Activity.Node.IsTerminal)
        {
            context.Complete();
            return;
        }

        var activity = Shape.IndexOf(child.Activity.Id);
        var graph = Graph(context);
        if (context.Burst.State.FlowchartMode == FlowchartMode.Token)
            new TokenFlow(context, Shape, graph).Completed(activity, child.Outcomes);
        else
            new CounterFlow(context, Shape, graph).Completed(activity, child.Outcomes, context.ChildRun!.Backward);
    }

    internal override void ChildCancelled(ActivityContext context, Activity child)
    {
        var activity = Shape.IndexOf(child.Id);
        if (context.Burst.State.FlowchartMode == FlowchartMode.Token)
            new TokenFlow(context, Shape, Graph(context)).Cancelled(activity);
        else
            new CounterFlow(context, Shape, Graph(context)).Cancelled(activity);
    }

    /// <summary>Whether anything inside the flowchart runs or is scheduled.</summary>
    internal static bool HasWork(ActivityContext context)
    {
        foreach (var run in context.Burst.State.Runs)
        {
            if (run.Parent == context.Run && !run.Faulted)
                return true;
        }

        foreach (var item in context.Burst.Queue)
        {
            for (var owner = item.Owner; owner is not null; owner = owner.Parent)
            {
                if (owner == context.Run)
                    return true;
            }
        }

        return false;
    }

    internal static bool HasFaultedChild(ActivityContext context)
    {
        foreach (var run in context.Burst.State.Runs)
        {
            if (run.Parent == context.Run && run.Faulted)
                return true;
        }

        return false;
    }

    /// <summary>Whether arrivals may wait at it for others.</summary>
    internal static bool IsJoin(Activity activity) =>
        activity is FlowJoin || activity.Node.Source.Custom("mergeMode") is not null;

    /// <summary>Whether an activity of the flowchart waits for its turn or runs.</summary>
    internal static bool IsUnderWay(ActivityContext context, Activity activity) =>
        UnderWay(context).Any(other => other == activity);

    /// <summary>The activities of the flowchart that wait for their turn or run.</summary>
    internal static IEnumerable<Activity> UnderWay(ActivityContext context) =>
        context
            .Burst.Queue.Where(item => item.Owner == context.Run)
            .Select(item => item.Activity)
            .Concat(
                context
                    .Burst.State.Runs.Where(run => run.Parent == context.Run && !run.Faulted && !run.Ended)
                    .Select(run => run.Node.Activity)
            );

    /// <summary>Cancels every running activity from which forward paths lead to the target.</summary>
    internal static void CancelBefore(ActivityContext context, FlowShape shape, FlowGraph graph, int target)
    {
        foreach (var run in context.Burst.State.Runs.ToArray())
        {
            if (run.Parent == context.Run && graph.IsBefore(shape.IndexOf(run.ActivityId), target))
                context.Burst.Cancel(run, tellParent: true);
        }
    }

    /// <summary>For FlowJoin: cancels what still runs before it.</summary>
    internal void CancelBefore(ActivityContext context, Activity target) =>
        CancelBefore(context, Shape, Graph(context), Shape.IndexOf(target.Id));

    /// <summary>Trigger, explicit start, Start activity, can-start flag, first without arrows into it, first.</summary>
    internal int Start(string? triggerActivityId)
    {
        if (triggerActivityId is not null && Shape.IndexOf(triggerActivityId) is >= 0 and var trigger)
            return trigger;
        if (StartIndex < 0)
            StartIndex = OrdinaryStart();
        return StartIndex;
    }

    private FlowGraph Graph(ActivityContext context) => Shape.Graph(Start(context.Burst.State.TriggerActivityId));

    private int OrdinaryStart()
    {
        var activities = Shape.InFileOrder;
        var named = Node.Source.Json["start"] switch
        {
            System.Text.Json.Nodes.JsonObject json => Json.Nodes.Text(json["id"]),
            var text => Json.Nodes.Text(text),
        };
        var start = activities.FirstOrDefault(activity => activity.Id == named)
            ?? activities.FirstOrDefault(activity => activity is Start)
            ?? activities.FirstOrDefault(activity => activity.Node.Source.CanStart)
            ?? activities.FirstOrDefault(activity => Shape.Inbound[Shape.IndexOf(activity.Id)].Length == 0)
            ?? (activities.Count > 0 ? activities[0] : null);
        return start is null ? -1 : Shape.IndexOf(start.Id);
    }
}
