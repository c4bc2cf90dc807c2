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
        Activities = [.. activities.OrderBy(activity => activity.Id, StringComparer.Ordinal)];
        _indexes = Activities
            .Select((activity, number) => (activity.Id, number))
            .ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
        var known = connections
            .Where(connection => _indexes.ContainsKey(connection.SourceId) && _indexes.ContainsKey(connection.TargetId))
            .Distinct()
            .ToList();
        var ranks = known
            .Select((connection, number) => (Connection: connection, File: number))
            .OrderBy(pair => pair.Connection.SourceId, StringComparer.Ordinal)
            .ThenBy(pair => pair.Connection.SourcePort, StringComparer.Ordinal)
            .ThenBy(pair => pair.Connection.TargetId, StringComparer.Ordinal)
            .ThenBy(pair => pair.Connection.TargetPort, StringComparer.Ordinal)
            .Select((pair, rank) => (pair.File, rank))
            .ToDictionary(pair => pair.File, pair => pair.rank);
        Connections =
        [
            .. known.Select(
                (connection, number) =>
                    new FlowConnection(
                        ranks[number],
                        _indexes[connection.SourceId],
                        connection.SourcePort,
                        _indexes[connection.TargetId]
                    )
            ),
        ];
        ByIndex = [.. Connections.OrderBy(connection => connection.Index)];
        Outbound =
        [
            .. Activities.Select((_, number) => Connections.Where(connection => connection.Source == number).ToArray()),
        ];
        Inbound =
        [
            .. Activities.Select((_, number) => Connections.Where(connection => connection.Target == number).ToArray()),
        ];
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
    public FlowGraph Graph(int start) => _graphs.GetOrAdd(start, number => new FlowGraph(this, number));
}
