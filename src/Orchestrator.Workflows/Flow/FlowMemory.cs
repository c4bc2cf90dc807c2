namespace Orchestrator.Workflows.Flow;

/// <summary>What a flowchart remembers between completions. Indexes follow <see cref="FlowShape"/>, which does not depend on the order in the file.</summary>
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

    /// <summary>From the stored form: connections hold twice the count, plus one when followed; tokens four times the index, plus flags.</summary>
    public static FlowMemory Of(List<int> visits, List<int> connections, List<int> tokens) => new()
    {
        Visits = [.. visits],
        ConnectionVisits = [.. connections.Select(x => x >> 1)],
        Followed = [.. connections.Select(x => (x & 1) == 1)],
        Tokens = [.. tokens.Select(x => new FlowToken(x >> 2) { Consumed = (x & 1) == 1, Blocked = (x & 2) == 2 })],
    };

    /// <summary>Makes room for a flowchart.</summary>
    public FlowMemory For(FlowShape shape)
    {
        if (Visits.Length < shape.Activities.Count)
            Visits = Grow(Visits, shape.Activities.Count);
        if (ConnectionVisits.Length < shape.Connections.Count)
            (ConnectionVisits, Followed) = (Grow(ConnectionVisits, shape.Connections.Count), Grow(Followed, shape.Connections.Count));
        return this;
    }

    public FlowMemory Copy() => new()
    {
        Visits = [.. Visits],
        ConnectionVisits = [.. ConnectionVisits],
        Followed = [.. Followed],
        Tokens = [.. Tokens.Select(x => x with { })],
    };

    private static T[] Grow<T>(T[] values, int length)
    {
        Array.Resize(ref values, length);
        return values;
    }
}
