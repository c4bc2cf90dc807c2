using System.Collections.Concurrent;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Flow;

/// <summary>The activities and connections of a flowchart. Indexes are by sorted ids, lists keep the order of the file.</summary>
internal sealed class FlowShape
{
    private readonly Dictionary<string, int> _indexes;
    private readonly ConcurrentDictionary<int, FlowGraph> _graphs = new();

    public FlowShape(IReadOnlyList<Activity> activities, IReadOnlyList<ActivityConnection> connections)
    {
        InFileOrder = activities;
        Activities = [.. activities.OrderBy(x => x.Id, StringComparer.Ordinal)];
        _indexes = Activities.Select((x, i) => (x.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var known = connections
            .Where(x => _indexes.ContainsKey(x.SourceId) && _indexes.ContainsKey(x.TargetId))
            .Distinct()
            .ToList();
        var ranks = known
            .Select((x, i) => (Connection: x, File: i))
            .OrderBy(x => x.Connection.SourceId, StringComparer.Ordinal)
            .ThenBy(x => x.Connection.SourcePort, StringComparer.Ordinal)
            .ThenBy(x => x.Connection.TargetId, StringComparer.Ordinal)
            .ThenBy(x => x.Connection.TargetPort, StringComparer.Ordinal)
            .Select((x, rank) => (x.File, rank))
            .ToDictionary(x => x.File, x => x.rank);
        Connections =
        [
            .. known.Select(
                (x, i) => new FlowConnection(ranks[i], _indexes[x.SourceId], x.SourcePort, _indexes[x.TargetId])
            ),
        ];
        ByIndex = [.. Connections.OrderBy(x => x.Index)];
        Outbound = [.. Activities.Select((_, i) => Connections.Where(x => x.Source == i).ToArray())];
        Inbound = [.. Activities.Select((_, i) => Connections.Where(x => x.Target == i).ToArray())];
    }

    /// <summary>By index.</summary>
    public IReadOnlyList<Activity> Activities { get; }

    public IReadOnlyList<Activity> InFileOrder { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<FlowConnection> Connections { get; }

    public IReadOnlyList<FlowConnection> ByIndex { get; }

    public IReadOnlyList<FlowConnection[]> Outbound { get; }

    public IReadOnlyList<FlowConnection[]> Inbound { get; }

    public int IndexOf(string activityId) => _indexes.GetValueOrDefault(activityId, -1);

    /// <summary>What is forward and backward when the flowchart starts at an activity.</summary>
    public FlowGraph Graph(int start) => _graphs.GetOrAdd(start, x => new FlowGraph(this, x));
}
