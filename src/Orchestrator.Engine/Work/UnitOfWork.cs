using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Applies stimuli, due deadlines and submissions to instances, hundreds at a time: load, one pure apply each, a handful of
/// bulk writes, one commit (D4). Arrivals, the enforcer, fan-outs and the simulation all go through it.
/// </summary>
public sealed class UnitOfWork
{
    private readonly IWorkStore _store;
    private readonly UnitParts _parts;
    private readonly SessionLoader _loader;
    private readonly ILogger _logger;

    internal UnitOfWork(IWorkStore store, UnitParts parts, ILogger<UnitOfWork> logger) =>
        (_store, _parts, _loader, _logger) = (store, parts, new SessionLoader(parts), logger);

    /// <summary>Applies items in order, in one transaction of its own.</summary>
    /// <returns>One outcome per item, in their order. Refused and failed items changed nothing.</returns>
    /// <exception cref="WorkConflictException">Another writer changed the rows in between; nothing was written.</exception>
    public Task<IReadOnlyList<WorkOutcome>> RunAsync(
        IReadOnlyList<WorkItem> items,
        CancellationToken cancellationToken,
        InCommit<IReadOnlyList<WorkOutcome>>? also = null
    ) => _store.RunAsync(() => RunOnceAsync(items, also, cancellationToken), cancellationToken);

    /// <summary>
    /// Applies items in order inside a transaction, and prepares what is to be written; the caller adds its own rows,
    /// writes and commits.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="items">The items.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="turns">For stimuli between instances, by place: when each was caused. Those before which others
    /// have their turn wait.</param>
    /// <exception cref="SlowScriptsException">They are several, and their scripts took too long for one page.</exception>
    internal Task<(IReadOnlyList<WorkOutcome> Outcomes, WorkBatch Batch)> ApplyAsync(
        IWorkTransaction transaction,
        IReadOnlyList<WorkItem> items,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<int, Turn>? turns = null
    ) => ApplyAsync(NewSession(isPage: items.Count > 1), transaction, items, cancellationToken, turns);

    private async Task<(IReadOnlyList<WorkOutcome> Outcomes, WorkBatch Batch)> ApplyAsync(
        WorkSession session,
        IWorkTransaction transaction,
        IReadOnlyList<WorkItem> items,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<int, Turn>? turns = null
    )
    {
        await using var lazy = new LazyContext(transaction);
        var load = new WorkLoad(session, items, transaction, lazy);
        await _loader.LoadAsync(load, cancellationToken);
        var waiting = turns is { Count: > 0 } ? await Turns.FindWaitingAsync(lazy, turns, cancellationToken) : [];
        var outcomes = new WorkOutcome[items.Count];
        foreach (var place in ApplyOrder.Of(items))
        {
            session.Trace = items[place].Trace;
            outcomes[place] = waiting.Contains(place)
                ? new WorkOutcome { InstanceId = items[place].LockId, Waits = true }
                : session.Apply(items[place], place);
            // Whoever was stopped because others had spent the time is not at fault: that is found out in smaller parts.
            if (session.IsPage && session.Scripts.IsMuchSpent)
                throw new SlowScriptsException(items.Count);
        }

        await CloseAsync(transaction, session, cancellationToken);
        await LateRefusals.NameClausesAsync(transaction, session, items, outcomes, cancellationToken);
        return (outcomes, session.Batch);
    }

    /// <summary>A session that holds nothing yet.</summary>
    internal WorkSession OpenNew(MoveStamp? move = null) => NewSession(move: move);

    /// <summary>Opens a cycle's own instance for a move of dates, locked or as last committed, with its open deadlines.</summary>
    internal Task<WorkSession> OpenCycleAsync(
        IWorkTransaction transaction,
        LiveCycle cycle,
        bool locked,
        MoveStamp move,
        CancellationToken cancellationToken
    ) => OpenOfCycleAsync(transaction, cycle, [cycle.Row.InstanceId], locked, move, cancellationToken);

    /// <summary>Opens instances of a cycle for a move, locked or as last committed, with their open deadlines.</summary>
    internal async Task<WorkSession> OpenOfCycleAsync(
        IWorkTransaction transaction,
        LiveCycle cycle,
        List<long> ids,
        bool locked,
        MoveStamp move,
        CancellationToken cancellationToken
    )
    {
        await using var lazy = new LazyContext(transaction);
        var session = OpenNew(move);
        await _loader.LoadAsync(new WorkLoad(session, [], transaction, lazy), cycle, ids, locked, cancellationToken);
        return session;
    }

    /// <summary>Makes the rows that depend on the whole.</summary>
    internal Task CloseAsync(IWorkTransaction transaction, WorkSession session, CancellationToken cancellationToken) =>
        new SessionCloser(_parts).CloseAsync(transaction, session, cancellationToken);

    private WorkSession NewSession(bool isPage = false, MoveStamp? move = null) =>
        new(_logger, _parts) { IsPage = isPage, Move = move };

    private async Task<IReadOnlyList<WorkOutcome>> RunOnceAsync(
        IReadOnlyList<WorkItem> items,
        InCommit<IReadOnlyList<WorkOutcome>>? also,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await _store.BeginAsync(cancellationToken);
        var (outcomes, batch) = await ApplyAsync(NewSession(), transaction, items, cancellationToken);
        await transaction.WriteAsync(batch, cancellationToken);
        if (also is not null)
        {
            await using var context = transaction.CreateContext();
            await also(context, outcomes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }
}
