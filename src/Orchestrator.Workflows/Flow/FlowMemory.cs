namespace Orchestrator.Workflows.Flow;

/// <summary>
/// What a flowchart remembers between completions. Indexes follow <see cref="FlowShape"/>, which does not depend on
/// the order in the file.
/// </summary>
internal sealed class FlowMemory
{
    /// <summary>Counter mode: how often each activity was visited. May be shorter than the flowchart: what is missing is 0.</summary>
    public int[] Visits { get; private set; } = [];

    /// <summary>Counter mode: how often each connection was visited.</summary>
    public int[] ConnectionVisits { get; private set; } = [];

    /// <summary>Counter mode: whether its last visit followed it.</summary>
    public bool[] Followed { get; private set; } = [];

    /// <summary>Token mode.</summary>
    public List<FlowToken> Tokens { get; private init; } = [];

    /// <summary>
    /// From the stored form: connections hold twice the count, plus one when followed; tokens four times the index,
    /// plus flags.
    /// </summary>
    public static FlowMemory Of(List<int> visits, List<int> connections, List<int> tokens) =>
        new()
        {
            Visits = [.. visits],
            ConnectionVisits = [.. connections.Select(number => number >> 1)],
            Followed = [.. connections.Select(number => (number & 1) == 1)],
            Tokens =
            [
                .. tokens.Select(number => new FlowToken(number >> 2)
                {
                    Consumed = (number & 1) == 1,
                    Blocked = (number & 2) == 2,
                }),
            ],
        };

    /// <summary>Makes room for a flowchart.</summary>
    public FlowMemory For(FlowShape shape)
    {
        if (Visits.Length < shape.Activities.Count)
            Visits = Grow(Visits, shape.Activities.Count);
        if (ConnectionVisits.Length < shape.Connections.Count)
        {
            (ConnectionVisits, Followed) = (
                Grow(ConnectionVisits, shape.Connections.Count),
                Grow(Followed, shape.Connections.Count)
            );
        }
        return this;
    }

    public FlowMemory Copy() =>
        new()
        {
            Visits = [.. Visits],
            ConnectionVisits = [.. ConnectionVisits],
            Followed = [.. Followed],
            Tokens = [.. Tokens.Select(token => token with { })],
        };

    /// <summary>
    /// The same memory for another version of the flowchart: by activities' ids and connections' ends. What that
    /// version lacks is forgotten, what is new there was never visited.
    /// </summary>
    public FlowMemory Carry(FlowShape from, FlowShape to)
    {
        var connections = to
            .Connections.GroupBy(flowConnection => Ends(to, flowConnection))
            .ToDictionary(group => group.Key, group => group.First().Index);
        var carried = new FlowMemory
        {
            Tokens =
            [
                .. Tokens
                    .Select(token => (Token: token, At: Find(token.Connection)))
                    .Where(pair => pair.At >= 0)
                    .Select(pair => pair.Token with { Connection = pair.At }),
            ],
        }.For(to);
        for (var i = 0; i < Visits.Length; i++)
        {
            if (to.IndexOf(from.Activities[i].Id) is var at and >= 0)
                carried.Visits[at] = Visits[i];
        }

        for (var i = 0; i < ConnectionVisits.Length; i++)
        {
            if (Find(i) is var at and >= 0)
                (carried.ConnectionVisits[at], carried.Followed[at]) = (ConnectionVisits[i], Followed[i]);
        }

        return carried;

        int Find(int connection) => connections.GetValueOrDefault(Ends(from, from.ByIndex[connection]), -1);
    }

    private static (string Source, string Port, string Target) Ends(FlowShape shape, FlowConnection connection) =>
        (shape.Activities[connection.Source].Id, connection.Port, shape.Activities[connection.Target].Id);

    private static T[] Grow<T>(T[] values, int length)
    {
        Array.Resize(ref values, length);
        return values;
    }
}
