using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.TitleReview.Planning;

/// <summary>
/// The activities of a definition in the order in which its arrows lead through them; where they branch, in the order
/// of the file.
/// </summary>
internal static class FlowOrder
{
    public static IReadOnlyList<Activity> Of(WorkflowPlan plan)
    {
        var byId = plan.Activities.Values.ToDictionary(activity => activity.Id);
        var nodes = Nodes(plan);
        var distance = nodes.ToDictionary(node => node.Id, _ => 0);
        var forward = Forward(nodes);
        for (var round = 0; round < nodes.Count; round++)
        {
            foreach (var (from, to) in forward)
                distance[to] = Math.Max(distance[to], distance[from] + 1);
        }

        return [.. nodes.OrderBy(node => distance[node.Id]).Select(node => byId[node.Id])];
    }

    /// <summary>
    /// Which activities have to be done before which: arrows into an activity with one way in, or that waits for all of them; through
    /// activities that are not in <paramref name="steps"/>, as these take no time. Arrows that lead back do not count.
    /// </summary>
    public static IEnumerable<(string First, string Second)> Follows(WorkflowPlan plan, IReadOnlySet<string> steps)
    {
        var nodes = Nodes(plan);
        var forward = Forward(nodes).Distinct().ToList();
        var inward = forward.ToLookup(edge => edge.To, edge => edge.From);
        var onward = nodes
            .Where(node => inward[node.Id].Count() == 1 || WaitsForAll(plan, node))
            .SelectMany(node => inward[node.Id].Select(from => (From: from, To: node.Id)))
            .ToLookup(edge => edge.From, edge => edge.To);
        return nodes
            .Where(node => steps.Contains(node.Id))
            .SelectMany(node => Reached(node.Id).Distinct().Select(second => (node.Id, second)));

        IEnumerable<string> Reached(string id) =>
            onward[id].SelectMany(next => steps.Contains(next) ? [next] : Reached(next));
    }

    /// <summary>All arrows, with whether they lead forward.</summary>
    public static IEnumerable<(string From, string Port, string To, bool IsForward)> Arrows(WorkflowPlan plan)
    {
        var nodes = Nodes(plan);
        var forward = Forward(nodes).ToHashSet();
        return nodes
            .SelectMany(node => node.Connections)
            .Select(item =>
                (item.SourceId, item.SourcePort, item.TargetId, forward.Contains((item.SourceId, item.TargetId)))
            );
    }

    /// <summary>The activities that the arrows lead to from one, those that lead back aside.</summary>
    public static IReadOnlySet<string> After(WorkflowPlan plan, string id)
    {
        var onward = Forward(Nodes(plan)).ToLookup(edge => edge.From, edge => edge.To);
        var reached = new HashSet<string>();
        var queue = new Queue<string>(onward[id]);
        while (queue.TryDequeue(out var next))
        {
            if (!reached.Add(next))
                continue;
            foreach (var to in onward[next])
                queue.Enqueue(to);
        }

        return reached;
    }

    private static List<ActivityNode> Nodes(WorkflowPlan plan)
    {
        var ids = plan.Activities.Values.Select(activity => activity.Id).ToHashSet();
        return [.. plan.Definition.Root.All().Where(node => ids.Contains(node.Id))];
    }

    private static List<(string From, string To)> Forward(List<ActivityNode> nodes)
    {
        var edges = nodes
            .SelectMany(node => node.Connections)
            .Select(item => (From: item.SourceId, To: item.TargetId))
            .ToList();
        var backward = BackwardConnections(nodes.Select(node => node.Id), edges);
        return [.. edges.Where(edge => !backward.Contains(edge))];
    }

    private static bool WaitsForAll(WorkflowPlan plan, ActivityNode node) =>
        plan.Activities.Values.FirstOrDefault(activity => activity.Id == node.Id) is { } activity
        && JoinedArrows.AreAll(plan, activity, node);

    private static HashSet<(string From, string To)> BackwardConnections(
        IEnumerable<string> ids,
        IEnumerable<(string From, string To)> edges
    )
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        var backward = new HashSet<(string, string)>();
        var state = new Dictionary<string, bool>();
        foreach (var id in ids)
            Walk(id);
        return backward;

        void Walk(string id)
        {
            if (state.ContainsKey(id))
                return;
            state[id] = true;
            foreach (var to in next[id])
            {
                if (state.TryGetValue(to, out var isOpen) && isOpen)
                    backward.Add((id, to));
                else
                    Walk(to);
            }

            state[id] = false;
        }
    }
}
