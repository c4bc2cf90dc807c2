using NodaTime;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>All that a database holds of what happened, as plain rows: nothing of the engine has read them.</summary>
/// <param name="End">The clock when it was read.</param>
internal sealed record History(Instant End)
{
    public IReadOnlyList<DeadlineFact> Deadlines { get; init; } = [];

    public IReadOnlyList<DecisionFact> Decisions { get; init; } = [];

    public IReadOnlyList<JournalFact> Journal { get; init; } = [];

    public IReadOnlyList<InstanceFact> Instances { get; init; } = [];

    public IReadOnlyList<MessageFact> Messages { get; init; } = [];

    public IReadOnlyList<ArrivalFact> Arrivals { get; init; } = [];

    /// <summary>Dead letters and why.</summary>
    public IReadOnlyList<string> DeadLetters { get; init; } = [];

    /// <summary>This history without the instances and arrivals that were there before the record began.</summary>
    public History Without(History before)
    {
        var known = before.Instances.Select(instance => instance.Id).ToHashSet();
        var deadlines = Deadlines.Where(row => known.Contains(row.InstanceId)).Select(row => row.Id).ToHashSet();
        var arrivals = before.Arrivals.Select(arrival => arrival.Key).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Deadlines = [.. Deadlines.Where(row => !known.Contains(row.InstanceId))],
            Decisions = [.. Decisions.Where(decision => !deadlines.Contains(decision.DeadlineId))],
            Journal = [.. Journal.Where(line => !known.Contains(line.InstanceId))],
            Instances = [.. Instances.Where(instance => !known.Contains(instance.Id))],
            Arrivals = [.. Arrivals.Where(arrival => !arrivals.Contains(arrival.Key))],
        };
    }
}
