using Orchestrator.Workflows.Activities.BuiltIn;

namespace Orchestrator.Workflows.Validation;

/// <summary>Warns of activities in a flowchart that no path from its start reaches.</summary>
internal sealed class ReachabilityRule : IDefinitionRule
{
    public IEnumerable<Finding> Check(DefinitionCheck check)
    {
        if (check.Plan is null)
            yield break;
        foreach (var flowchart in check.Plan.All<Flowchart>())
        {
            foreach (var activity in Unreached(flowchart))
            {
                yield return Finding.Warning(
                    "unreachable-activity",
                    activity.Id,
                    $"活动“{activity.DisplayText}”没有任何连线能到达，永远不会执行。",
                    $"No path leads to the activity '{activity.DisplayText}'; it never runs."
                );
            }
        }
    }

    private static IEnumerable<Activities.Activity> Unreached(Flowchart flowchart)
    {
        var shape = flowchart.Shape;
        var reached = new bool[shape.Activities.Count];
        var queue = new Queue<int>();
        foreach (var start in Starts(flowchart))
            queue.Enqueue(start);
        while (queue.TryDequeue(out var at))
        {
            if (reached[at])
                continue;
            reached[at] = true;
            if (shape.Activities[at].Node.IsTerminal)
                continue;
            foreach (var connection in shape.Outbound[at])
                queue.Enqueue(connection.Target);
        }

        return shape.InFileOrder.Where(activity => !reached[shape.IndexOf(activity.Id)]);
    }

    /// <summary>The ordinary start, and every trigger that may start an instance.</summary>
    private static IEnumerable<int> Starts(Flowchart flowchart)
    {
        if (flowchart.Start(null) is >= 0 and var start)
            yield return start;
        foreach (var activity in flowchart.Shape.InFileOrder)
        {
            if (activity.Node.Source.CanStart)
                yield return flowchart.Shape.IndexOf(activity.Id);
        }
    }
}
