using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Keeps the order in which an instance hears of things, over all nodes: a stimulus waits while an arrival that was stamped before
/// it, or a stimulus that was caused before it, is not done with at the same instance.
/// </summary>
/// <remarks>
/// Asked under the instances' locks: what another node has done with is seen, and what it has only claimed is still waiting. Rows of
/// the same page are no hindrance, for a page is applied in its order.
/// </remarks>
internal static class Turns
{
    /// <summary>The places of the stimuli that must wait.</summary>
    public static async Task<HashSet<int>> FindWaitingAsync(
        LazyContext lazy,
        IReadOnlyDictionary<int, Turn> turns,
        CancellationToken cancellationToken
    )
    {
        var instances = turns.Values.Select(turn => turn.InstanceId).Distinct().ToList();
        var latest = turns.Values.Max(turn => turn.At);
        var arrivals = await lazy.Get()
            .Arrivals.AsNoTracking()
            .Where(arrival =>
                arrival.State == ArrivalState.Pending
                && instances.Contains(arrival.TargetId)
                && arrival.ReceivedAt < latest
            )
            .GroupBy(arrival => arrival.TargetId)
            .Select(ofTarget => new { Target = ofTarget.Key, At = ofTarget.Min(arrival => arrival.ReceivedAt) })
            .ToDictionaryAsync(ofTarget => ofTarget.Target, ofTarget => ofTarget.At, cancellationToken);
        var stimuli = await lazy.Get()
            .Outbox.AsNoTracking()
            .Where(message =>
                message.State == OutboxState.Waiting
                && message.Kind == OutboxKind.Stimulus
                && message.NotBefore <= latest
            )
            .Where(message => instances.Contains(message.InstanceId!.Value))
            .Select(message => new
            {
                message.Id,
                Instance = message.InstanceId!.Value,
                message.NotBefore,
            })
            .ToListAsync(cancellationToken);
        var own = turns.Values.Select(turn => (turn.InstanceId, turn.Id)).ToHashSet();
        var first = stimuli
            .Where(message => !own.Contains((message.Instance, message.Id)))
            .GroupBy(message => message.Instance)
            .ToDictionary(
                ofInstance => ofInstance.Key,
                ofInstance => ofInstance.Min(message => (message.NotBefore, message.Id))
            );
        return [.. turns.Where(turn => MustWait(turn.Value)).Select(turn => turn.Key)];

        bool MustWait(Turn turn) =>
            (arrivals.TryGetValue(turn.InstanceId, out var stamped) && stamped < turn.At)
            || (first.TryGetValue(turn.InstanceId, out var earlier) && earlier.CompareTo((turn.At, turn.Id)) < 0);
    }
}
