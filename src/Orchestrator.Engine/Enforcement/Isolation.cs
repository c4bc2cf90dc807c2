using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using NodaTime;
using Orchestrator.Engine.Failures;

namespace Orchestrator.Engine.Enforcement;

/// <summary>
/// Deadlines that this process failed to decide, with the instant of the next try. Disposable: a restarted process
/// simply tries again. None is kept longer than its dead letter is open.
/// </summary>
internal sealed class Isolation
{
    private readonly ConcurrentDictionary<long, Case> _cases = new();

    public int Count => _cases.Count;

    /// <summary>True while it is not to be tried.</summary>
    public bool Holds(long deadlineId, Instant now) =>
        _cases.TryGetValue(deadlineId, out var known) && known.RetryAt > now;

    /// <summary>Those that are not to be tried.</summary>
    public IReadOnlyCollection<long> Held(Instant now) =>
        _cases.IsEmpty ? [] : [.. _cases.Where(known => known.Value.RetryAt > now).Select(known => known.Key)];

    /// <summary>Sets one aside, longer each time: see <see cref="RetryLimits.Deadline"/>.</summary>
    public void Add(long deadlineId, Instant now) =>
        _cases.AddOrUpdate(deadlineId, _ => CaseOf(1, now), (_, known) => CaseOf(known.Failures + 1, now));

    /// <summary>Those that are kept here, whether they are to be tried or not.</summary>
    public IReadOnlyCollection<long> All => [.. _cases.Keys];

    /// <summary>It was decided, or is to be tried at once.</summary>
    public void Remove(long deadlineId) => _cases.TryRemove(deadlineId, out _);

    private static Case CaseOf(int failures, Instant now) =>
        new(failures, now + RetryLimits.Deadline.Wait(failures, jitter: 1));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Case(int Failures, Instant RetryAt);
}
