using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>
/// Fills a page from several kinds of messages, one statement each. Another kind is asked first each time, so that
/// many of one do not keep the others waiting.
/// </summary>
internal sealed class KindTurns
{
    private int _turn = -1;

    /// <summary>Takes at most <paramref name="max"/> messages.</summary>
    /// <param name="kinds">Which.</param>
    /// <param name="max">Of all kinds together.</param>
    /// <param name="take">Takes the oldest of one kind, at most so many.</param>
    public async Task<List<OutboxMessage>> TakeAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Func<OutboxKind, int, Task<IReadOnlyList<OutboxMessage>>> take
    )
    {
        var first = kinds.Count == 0 ? 0 : (int)((uint)Interlocked.Increment(ref _turn) % (uint)kinds.Count);
        var taken = new List<OutboxMessage>();
        foreach (var kind in kinds.Skip(first).Concat(kinds.Take(first)))
        {
            if (taken.Count < max)
                taken.AddRange(await take(kind, max - taken.Count));
        }

        return taken;
    }
}
