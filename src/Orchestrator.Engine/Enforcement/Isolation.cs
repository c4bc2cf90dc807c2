using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Engine.Enforcement;

/// <summary>Deadlines that this process failed to decide, with the instant of the next try. Disposable: a restarted process simply tries again.</summary>
internal sealed class Isolation
{
    private static readonly Duration First = Duration.FromSeconds(10);
    private static readonly Duration Longest = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<long, Case> _cases = new();

    public int Count => _cases.Count;

    /// <summary>True while it is not to be tried.</summary>
    public bool Holds(long deadlineId, Instant now) => _cases.TryGetValue(deadlineId, out var known) && known.RetryAt > now;

    /// <summary>Those that are not to be tried.</summary>
    public IReadOnlyCollection<long> Held(Instant now) => _cases.IsEmpty ? [] : [.. _cases.Where(known => known.Value.RetryAt > now).Select(known => known.Key)];

    /// <summary>Sets one aside: for ten seconds, then twice as long each time, ten minutes at most.</summary>
    public void Add(long deadlineId, Instant now) => _cases.AddOrUpdate(
        deadlineId,
        new Case(1, now + First),
        (_, known) => new Case(known.Failures + 1, now + Duration.Min(Longest, First * Math.Pow(2, Math.Min(known.Failures, 20)))));

    /// <summary>It was decided, or is to be tried at once.</summary>
    public void Remove(long deadlineId) => _cases.TryRemove(deadlineId, out _);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Case(int Failures, Instant RetryAt);
}
