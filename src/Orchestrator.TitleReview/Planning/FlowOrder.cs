using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.TitleReview.Planning;

/// <summary>The activities of a definition in the order in which its arrows lead through them; where they branch, in the order of the file.</summary>
internal static class FlowOrder
{
    public static IReadOnlyList<Activity> Of(WorkflowPlan plan)
    {
        var byId = plan.Activities.Values.ToDictionary(activity => activity.Id);
        var nodes = plan.Definition.Root.All().Where(node => byId.ContainsKey(node.Id)).ToList();
        var connections = nodes.SelectMany(node => node.Connections).ToList();
        var distance = nodes.ToDictionary(node => node.Id, _ => 0);
        var backward = BackwardConnections(nodes.Select(node => node.Id), connections.Select(item => (item.SourceId, item.TargetId)));
        for (var round = 0; round < nodes.Count; round++)
        {
            foreach (var (from, to) in connections.Select(item => (item.SourceId, item.TargetId)).Where(edge => !backward.Contains(edge)))
                distance[to] = Math.Max(distance[to], distance[from] + 1);
        }

        return [.. nodes.OrderBy(node => distance[node.Id]).Select(node => byId[node.Id])];
    }

    private static HashSet<(string From, string To)> BackwardConnections(IEnumerable<string> ids, IEnumerable<(string From, string To)> edges)
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
