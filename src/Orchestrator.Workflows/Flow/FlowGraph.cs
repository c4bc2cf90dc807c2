namespace Orchestrator.Workflows.Flow;

/// <summary>A flowchart seen from its start: which connections lead forward, which lead back, what lies before what.</summary>
internal sealed class FlowGraph
{
    private readonly bool[] _forward;
    private readonly FlowConnection[][] _forwardInbound;
    private readonly bool[] _validBack;
    private readonly bool[] _dangling;
    private readonly bool[][] _before;

    public FlowGraph(FlowShape shape, int start)
    {
        _forward = Forward(shape, start);
        _forwardInbound =
        [
            .. shape.Inbound.Select(items => items.Where(flowConnection => _forward[flowConnection.Index]).ToArray()),
        ];
        _dangling = [.. shape.Activities.Select((_, number) => number != start && _forwardInbound[number].Length == 0)];
        _before = [.. shape.Activities.Select((_, number) => Before(number))];
        _validBack = new bool[shape.Connections.Count];
        foreach (var connection in shape.Connections)
            _validBack[connection.Index] = !_forward[connection.Index] && EveryPathMeets(connection, start);
    }

    public bool IsForward(FlowConnection connection) => _forward[connection.Index];

    /// <summary>Whether every path from its source back to the start meets its target.</summary>
    public bool IsValidBackward(FlowConnection connection) => _validBack[connection.Index];

    public FlowConnection[] ForwardInbound(int activity) => _forwardInbound[activity];

    /// <summary>Whether no forward path reaches it.</summary>
    public bool IsDangling(int activity) => _dangling[activity];

    public bool IsBefore(int earlier, int later) => _before[later][earlier];

    /// <summary>Breadth first from the start; an edge that would close a circle leads back.</summary>
    private static bool[] Forward(FlowShape shape, int start)
    {
        var targets = new List<int>[shape.Activities.Count];
        foreach (var list in Enumerable.Range(0, targets.Length))
            targets[list] = [];
        var edges = new HashSet<(int, int)>();
        var visited = new HashSet<int>();
        var queue = new Queue<int>();
        queue.Enqueue(start);
        while (queue.TryDequeue(out var source))
        {
            visited.Add(source);
            foreach (var connection in shape.Outbound[source])
            {
                var target = connection.Target;
                if (edges.Contains((source, target)) || Leads(targets, target, source))
                    continue;
                edges.Add((source, target));
                targets[source].Add(target);
                if (!visited.Contains(target))
                    queue.Enqueue(target);
            }
        }

        var forward = new bool[shape.Connections.Count];
        foreach (var connection in shape.Connections)
            forward[connection.Index] = edges.Contains((connection.Source, connection.Target));
        return forward;
    }

    private static bool Leads(List<int>[] targets, int from, int to)
    {
        var seen = new bool[targets.Length];
        var stack = new Stack<int>();
        stack.Push(from);
        while (stack.TryPop(out var current))
        {
            if (current == to)
                return true;
            if (seen[current])
                continue;
            seen[current] = true;
            foreach (var next in targets[current])
                stack.Push(next);
        }

        return false;
    }

    private bool[] Before(int activity)
    {
        var before = new bool[_forwardInbound.Length];
        var queue = new Queue<int>([activity]);
        while (queue.TryDequeue(out var current))
        {
            foreach (var connection in _forwardInbound[current])
            {
                if (before[connection.Source])
                    continue;
                before[connection.Source] = true;
                queue.Enqueue(connection.Source);
            }
        }

        return before;
    }

    private bool EveryPathMeets(FlowConnection back, int start)
    {
        if (back.Source == back.Target)
            return true;
        var seen = new bool[_forwardInbound.Length];
        var queue = new Queue<int>([back.Source]);
        seen[back.Source] = true;
        while (queue.TryDequeue(out var current))
        {
            if (current == start)
                return false;
            foreach (var connection in _forwardInbound[current])
            {
                if (seen[connection.Source] || connection.Source == back.Target)
                    continue;
                seen[connection.Source] = true;
                queue.Enqueue(connection.Source);
            }
        }

        return true;
    }
}
