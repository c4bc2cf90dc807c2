using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work;

/// <summary>One transaction of the work store. Disposing without <see cref="CommitAsync"/> rolls back. Not for concurrent use.</summary>
public interface IWorkTransaction : IAsyncDisposable
{
    /// <summary>Reads the clock that judges.</summary>
    Task<Instant> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims armed deadlines due at or before the horizon, with their instances; both rows stay locked, and rows
    /// locked by others are skipped, so two claimers never get the same deadline or instance.
    /// </summary>
    /// <remarks>
    /// Left out: deadlines whose instance has a pending arrival stamped before that deadline is due. Order:
    /// statutory, opening, period, internal, timer; within a kind by due instant, then id.
    /// </remarks>
    /// <param name="horizon">From <see cref="IWorkStore.PassBarrierAsync"/>, passed before this transaction began.</param>
    /// <param name="max">At most so many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(
        Instant horizon,
        int max,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Armed deadlines of the instances of claimed ones that fell due before those and were not claimed with them: a
    /// claim ends at its most, kind by kind. The locks of their instances guard them.
    /// </summary>
    /// <param name="claimed">What this transaction claimed; at least one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<DueDeadline>> ReadEarlierDeadlinesAsync(
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    );

    /// <summary>Locks instances in id order, waiting for others that hold them.</summary>
    /// <returns>Those that exist, by id, as they are after the wait.</returns>
    Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Reads instances without locking them: as last committed. For data that another instance's run only looks at.</summary>
    /// <returns>Those that exist, by id.</returns>
    Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Locks every running instance of a cycle, the cycle's own too, in id order, waiting for others that hold them:
    /// until the commit none of their runs goes on.
    /// </summary>
    /// <returns>How many.</returns>
    Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken);

    /// <summary>Locks the rows of persons in key order, making those that are missing: serialises the submissions of one person.</summary>
    Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken);

    /// <summary>Claims the named arrivals that are pending and not locked by others.</summary>
    /// <returns>In the order of their stamps, then ids.</returns>
    Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Claims the oldest pending arrivals stamped before an instant; skips those locked by others.</summary>
    /// <returns>In the order of their stamps, then ids.</returns>
    Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(
        Instant stampedBefore,
        int max,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Claims waiting messages whose time has come, to be dealt with inside this transaction (stimuli); skips those
    /// locked by others.
    /// </summary>
    /// <returns>Oldest first.</returns>
    Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    );

    /// <summary>Claims the oldest unfinished fan-out that nobody else works on.</summary>
    Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken);

    /// <summary>Ids of the running applications that a fan-out has yet to reach, ascending, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(Fanout fanout, int max, CancellationToken cancellationToken);

    /// <summary>
    /// A context on this transaction, for what is written rarely; the caller disposes it, and what it saved is
    /// committed with the rest.
    /// </summary>
    OrchestratorDbContext CreateContext();

    /// <summary>Writes a batch with a handful of statements.</summary>
    /// <exception cref="Texts.UnfitTextException">A text does not fit its column; nothing was sent, and the
    /// transaction can go on.</exception>
    /// <exception cref="WorkConflictException">An instance has another revision, a deadline is not armed, or an
    /// arrival is not pending. The transaction cannot go on.</exception>
    /// <exception cref="DuplicateRowException">A new row is one that must be unique and exists (an application's
    /// number, an armed deadline, a cycle's code). The transaction cannot go on. Outbox messages and notices whose
    /// key exists are left as they are, without an error.</exception>
    Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken);

    /// <summary>Commits.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
