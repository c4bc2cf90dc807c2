using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reviving;

/// <summary>What operators see of dead letters and do to them: let one be tried again, or give it up with a reason.</summary>
public sealed class DeadLetterDesk(IWorkStore store, Enforcer enforcer)
{
    /// <summary>The most that one call lists or changes.</summary>
    public const int PageSize = 500;

    /// <summary>Name of the journal's event when a deadline is given up.</summary>
    public const string GivenUp = "DeadlineGivenUp";

    /// <summary>Open letters with an id above <paramref name="after"/>, in id order, at most <see cref="PageSize"/>.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(long after, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        return await context
            .DeadLetters.AsNoTracking()
            .Where(letter => letter.State == DeadLetterState.Open && letter.Id > after)
            .OrderBy(letter => letter.Id)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Lets work be tried again. An arrival cannot: its sender was answered, and sends it again under a new key.</summary>
    /// <returns>The letters that were open and are retried now.</returns>
    public async Task<IReadOnlyList<DeadLetter>> RetryAsync(
        IReadOnlyCollection<long> ids,
        string account,
        CancellationToken cancellationToken,
        InCommit<DeadLetter>? also = null
    )
    {
        var letters = await DecideAsync(
            ids,
            letter => letter.Kind != DeadLetterKind.Arrival,
            DeadLetterState.Retried,
            account,
            comment: null,
            also,
            cancellationToken
        );
        enforcer.Forget(
            letters.Where(letter => letter.Kind == DeadLetterKind.Deadline).Select(letter => letter.ItemId)
        );
        return letters;
    }

    /// <summary>Gives work up for good: a deadline becomes void, a move is not applied to the cycle, anything else stays undone.</summary>
    /// <param name="ids">The letters.</param>
    /// <param name="account">Who gives it up.</param>
    /// <param name="reason">Why; 1 to 1000 characters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="also">Written in the same commit, for each.</param>
    /// <returns>The letters that were open and are closed now.</returns>
    public Task<IReadOnlyList<DeadLetter>> CloseAsync(
        IReadOnlyCollection<long> ids,
        string account,
        string reason,
        CancellationToken cancellationToken,
        InCommit<DeadLetter>? also = null
    ) => DecideAsync(ids, _ => true, DeadLetterState.Closed, account, reason, also, cancellationToken);

    /// <summary>Deadlines that were decided after all: their letters are settled.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        if (!await context.DeadLetters.AnyAsync(letter => letter.State == DeadLetterState.Open, cancellationToken))
            return;
        var now = await store.ReadClockAsync(cancellationToken);
        await context
            .DeadLetters.Where(letter => letter.State == DeadLetterState.Open && letter.Kind == DeadLetterKind.Deadline)
            .Where(letter =>
                !context.Deadlines.Any(deadline =>
                    deadline.Id == letter.ItemId && deadline.State == DeadlineState.Armed
                )
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(letter => letter.State, DeadLetterState.Settled)
                        .SetProperty(letter => letter.DecidedAt, now),
                cancellationToken
            );
    }

    private async Task<IReadOnlyList<DeadLetter>> DecideAsync(
        IReadOnlyCollection<long> ids,
        Func<DeadLetter, bool> may,
        DeadLetterState state,
        string account,
        string? comment,
        InCommit<DeadLetter>? also,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ids.Count, PageSize);
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = store.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var decided = new List<DeadLetter>();
        foreach (
            var letter in await context
                .DeadLetters.AsNoTracking()
                .Where(letter => ids.Contains(letter.Id))
                .OrderBy(letter => letter.Id)
                .ToListAsync(cancellationToken)
        )
        {
            if (!may(letter))
                continue;

            // Conditional: of two operators one decides.
            var changed = await context
                .DeadLetters.Where(row => row.Id == letter.Id && row.State == DeadLetterState.Open)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.State, state)
                            .SetProperty(row => row.DecidedAt, now)
                            .SetProperty(row => row.DecidedBy, account)
                            .SetProperty(row => row.Comment, comment),
                    cancellationToken
                );
            if (changed == 0)
                continue;
            if (state == DeadLetterState.Closed)
                await GiveUpAsync(context, letter, account, comment!, now, cancellationToken);
            decided.Add(letter);
        }

        if (state == DeadLetterState.Retried)
        {
            await Undelivered.ReviveAsync(
                context,
                await MessagesOfAsync(context, decided, cancellationToken),
                now,
                cancellationToken
            );
        }
        await context.SaveChangesAsync(cancellationToken);
        if (also is not null)
        {
            foreach (var letter in decided)
                await also(context, letter, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return decided;
    }

    private async Task GiveUpAsync(
        OrchestratorDbContext context,
        DeadLetter letter,
        string account,
        string reason,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (letter.Kind == DeadLetterKind.Move)
        {
            await context
                .CycleMoves.Where(cycle =>
                    cycle.MoveId == letter.ItemId
                    && cycle.CycleId == letter.InstanceId
                    && cycle.State == CycleMoveState.Waiting
                )
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(cycle => cycle.State, CycleMoveState.Refused)
                            .SetProperty(cycle => cycle.At, now),
                    cancellationToken
                );
        }

        if (letter.Kind != DeadLetterKind.Deadline)
            return;
        var voided = await context
            .Deadlines.Where(deadline => deadline.Id == letter.ItemId && deadline.State == DeadlineState.Armed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(deadline => deadline.State, DeadlineState.Void)
                        .SetProperty(deadline => deadline.DecidedAt, now)
                        .SetProperty(deadline => deadline.DecidedBy, account),
                cancellationToken
            );
        if (voided == 0)
            return;
        context.Journal.Add(
            new JournalLine
            {
                Id = await store.ReserveIdsAsync(1, cancellationToken),
                InstanceId = letter.InstanceId,
                At = now,
                Event = GivenUp,
                Message = $"期限 {letter.Name} 无法处理，由 {account} 作废：{reason}",
                Data = new JsonObject
                {
                    ["deadline"] = letter.ItemId,
                    ["name"] = letter.Name,
                    ["by"] = account,
                    ["reason"] = reason,
                }.ToJsonString(EngineJson.Options),
            }
        );
    }

    private static async Task<List<long>> MessagesOfAsync(
        OrchestratorDbContext context,
        IReadOnlyList<DeadLetter> letters,
        CancellationToken cancellationToken
    )
    {
        var ids = letters
            .Where(letter =>
                letter.Kind
                    is DeadLetterKind.Stimulus
                        or DeadLetterKind.Request
                        or DeadLetterKind.Mail
                        or DeadLetterKind.Webhook
            )
            .Select(letter => letter.ItemId)
            .ToList();
        var keys = letters
            .Where(letter => letter.Kind == DeadLetterKind.Fanout)
            .Select(letter => FanoutMessages.Key(letter.ItemId, letter.InstanceId))
            .ToList();
        if (keys.Count == 0)
            return ids;
        ids.AddRange(
            await context
                .Outbox.Where(message => keys.Contains(message.Key))
                .Select(message => message.Id)
                .ToListAsync(cancellationToken)
        );
        return ids;
    }
}
