using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Flow;

namespace Orchestrator.Workflows.Validation;

/// <summary>What counter mode counts as never to arrive when an activity leaves by one of its ports.</summary>
/// <param name="shape">The flowchart.</param>
/// <param name="graph">The same, seen from its start.</param>
/// <param name="from">The activity that leaves.</param>
/// <param name="port">The port it leaves by; null: by none that has an arrow.</param>
internal sealed class DeadPaths(FlowShape shape, FlowGraph graph, int from, string? port)
{
    private readonly HashSet<int> _activities = [];
    private readonly HashSet<int> _connections = [];

    public string? Port { get; } = port;

    /// <summary>
    /// One for each port that an activity can leave by, when it leaves by one alone; empty when it follows several at
    /// once or has nothing to choose.
    /// </summary>
    public static IReadOnlyList<DeadPaths> Of(FlowShape shape, FlowGraph graph, int activity)
    {
        if (
            shape.Activities[activity]
            is FlowFork
                or FlowSwitch { Mode.Compiled: not { IsConstant: true, Constant: SwitchMode.MatchFirst } }
        )
        {
            return [];
        }
        var ports = shape
            .Outbound[activity]
            .Select(connection => connection.Port)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return ports.Count < 2
            ? []
            : [.. ports.Append(null).Select(text => new DeadPaths(shape, graph, activity, text).Follow([]))];
    }

    /// <summary>The same, when other arrows are dead as well.</summary>
    public DeadPaths With(IEnumerable<FlowConnection> dead) => new DeadPaths(shape, graph, from, Port).Follow(dead);

    public bool HasActivity(int activity) => _activities.Contains(activity);

    public bool Has(FlowConnection connection) => _connections.Contains(connection.Index);

    private DeadPaths Follow(IEnumerable<FlowConnection> dead)
    {
        var queue = new Queue<FlowConnection>(
            shape
                .Outbound[from]
                .Where(flowConnection => flowConnection.Port != Port)
                .Concat(dead)
                .Where(graph.IsForward)
        );
        while (queue.TryDequeue(out var connection))
        {
            if (
                !_connections.Add(connection.Index)
                || !IsDead(connection.Target)
                || !_activities.Add(connection.Target)
            )
            {
                continue;
            }
            foreach (var next in shape.Outbound[connection.Target].Where(graph.IsForward))
                queue.Enqueue(next);
        }

        return this;
    }

    private bool IsDead(int activity) =>
        Joins.ModeOf(shape.Activities[activity]) == FlowJoinMode.WaitAll
            ? graph.ForwardInbound(activity).Any(Has)
            : graph.ForwardInbound(activity).All(Has);
}
