using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Failures;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Texts;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.DeadLetters;

/// <summary>
/// Writes dead letters: one open letter and one alarm for each item, however often and by however many nodes it fails
/// (D14).
/// </summary>
public sealed partial class DeadLetterBook(IWorkStore store, AlarmBell alarms, ILogger<DeadLetterBook> logger)
{
    /// <summary>Writes letters into a transaction.</summary>
    /// <returns>Those that are new: <see cref="RingAsync"/> tells of them after the commit.</returns>
    public async Task<IReadOnlyList<LetterDraft>> AddAsync(
        IWorkTransaction transaction,
        IReadOnlyList<LetterDraft> drafts,
        CancellationToken cancellationToken
    )
    {
        if (drafts.Count == 0)
            return drafts;
        await using var context = transaction.CreateContext();
        var open = await ReadOpenAsync(context, drafts, cancellationToken);
        var added = drafts.Where(draft => open.Add((draft.Kind, draft.ItemId, draft.InstanceId))).ToList();
        if (added.Count == 0)
            return added;
        var now = await transaction.ReadClockAsync(cancellationToken);
        foreach (var draft in added)
        {
            Failed(logger, draft.Kind, draft.ItemId, draft.InstanceId, draft.Failure);
            context.DeadLetters.Add(
                new DeadLetter
                {
                    Id = await store.ReserveIdsAsync(1, cancellationToken),
                    Kind = draft.Kind,
                    ItemId = draft.ItemId,
                    InstanceId = draft.InstanceId,
                    Name = StoredText.Mend(draft.Name, ColumnLimits.Of<DeadLetter>(nameof(DeadLetter.Name))!.Value),
                    Reason = FailureReading.Reason(draft.Failure),
                    Since = now,
                }
            );
        }

        await context.SaveChangesAsync(cancellationToken);
        return added;
    }

    /// <summary>Writes letters in a commit of their own and rings.</summary>
    /// <returns>How many are new.</returns>
    public async Task<int> AddAsync(IReadOnlyList<LetterDraft> drafts, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await store.BeginAsync(cancellationToken);
            var added = await AddAsync(transaction, drafts, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await RingAsync(added, cancellationToken);
            return added.Count;
        }
        catch (Exception exception) when (drafts.Count == 1 && store.IsDuplicate(exception))
        {
            // Another worker or node failed at the same item at the same moment, and has written and rung.
            return 0;
        }
    }

    /// <summary>The work was done after all: its open letters are settled.</summary>
    public async Task SettleAsync(DeadLetterKind kind, long itemId, CancellationToken cancellationToken)
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = store.CreateContext();
        await context
            .DeadLetters.Where(letter =>
                letter.State == DeadLetterState.Open && letter.Kind == kind && letter.ItemId == itemId
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(letter => letter.State, DeadLetterState.Settled)
                        .SetProperty(letter => letter.DecidedAt, now),
                cancellationToken
            );
    }

    /// <summary>Rings once for each letter that was new.</summary>
    public async Task RingAsync(IReadOnlyList<LetterDraft> added, CancellationToken cancellationToken)
    {
        foreach (var draft in added)
            await alarms.RingAsync(DeadLetterTexts.Alarm(draft), cancellationToken);
    }

    private static async Task<HashSet<(DeadLetterKind, long, long)>> ReadOpenAsync(
        OrchestratorDbContext context,
        IReadOnlyList<LetterDraft> drafts,
        CancellationToken cancellationToken
    )
    {
        var items = drafts.Select(draft => draft.ItemId).Distinct().ToList();
        var open = await context
            .DeadLetters.AsNoTracking()
            .Where(letter => letter.State == DeadLetterState.Open && items.Contains(letter.ItemId))
            .Select(letter => new
            {
                letter.Kind,
                letter.ItemId,
                letter.InstanceId,
            })
            .ToListAsync(cancellationToken);
        return [.. open.Select(letter => (letter.Kind, letter.ItemId, letter.InstanceId))];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {ItemId} of instance {InstanceId} failed for good")]
    private static partial void Failed(
        ILogger logger,
        DeadLetterKind kind,
        long itemId,
        long instanceId,
        Exception exception
    );
}
