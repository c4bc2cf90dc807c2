using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work;

/// <summary>
/// The hot paths of the database, with the guarantees that the promise of D2 rests on. Everything else goes through
/// <see cref="OrchestratorDbContext"/>.
/// </summary>
/// <remarks>
/// <para>Lock order, the same everywhere: arrivals or outbox rows, then instances by id, then the rows that belong to
/// them. Claims never wait (they skip locked rows); <see cref="IWorkTransaction.LockInstancesAsync"/> waits, in id
/// order.</para>
/// <para>All instants come from the database's clock, or from the virtual clock that the store was made with.</para>
/// </remarks>
public interface IWorkStore
{
    /// <summary>Reads the clock that judges.</summary>
    Task<Instant> ReadClockAsync(CancellationToken cancellationToken);

    /// <summary>Waits until every arrival that is being stamped is committed, and reads the clock at that moment.</summary>
    /// <returns>The horizon: each arrival stamped before it is visible to every transaction that begins afterwards,
    /// and each later one gets a stamp that is not before it.</returns>
    Task<Instant> PassBarrierAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Stamps arrivals with the clock and makes them durable, all or none, in one round trip; holds the barrier's
    /// shared lock from before the stamp until the commit.
    /// </summary>
    /// <returns>One result per item, in their order. A repeat (also of a key within <paramref name="arrivals"/>) gets
    /// the arrival stamped first.</returns>
    Task<IReadOnlyList<StampedArrival>> StampArrivalsAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    );

    /// <summary>Reserves ids, unique over all tables and nodes; ids of one process grow.</summary>
    /// <param name="count">1 to <see cref="IdBlock.Size"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The first of <paramref name="count"/> consecutive ids.</returns>
    ValueTask<long> ReserveIdsAsync(int count, CancellationToken cancellationToken);

    /// <summary>The earliest due instant of an armed deadline, or null. For the scheduler's wake-up and the virtual clock's jump.</summary>
    Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken);

    /// <summary>What waits and from when on, in one statement that reads the ends of indexes: the watch asks it each second.</summary>
    /// <param name="swept">All deadlines due at or before it have been tried; an instant after 1970.</param>
    /// <param name="setAside">Ids of deadlines that are not to be looked at.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<WorkLook> LookAsync(Instant swept, IReadOnlyCollection<long> setAside, CancellationToken cancellationToken);

    /// <summary>
    /// Takes waiting messages whose time has come for sending outside a transaction: counts an attempt, and no other
    /// node takes them before <paramref name="lease"/> has passed.
    /// </summary>
    /// <returns>The messages, oldest first, with <see cref="OutboxMessage.Attempts"/> counted up: it fences the result.</returns>
    Task<IReadOnlyList<OutboxMessage>> LeaseOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Whether an exception of the database is one that passes (deadlock victim, lost connection, restart): the work
    /// is to be done again from a fresh read. After a lost connection a commit may have happened: keys and revisions
    /// tell.
    /// </summary>
    bool IsTransient(Exception exception);

    /// <summary>
    /// Whether the database refused a value of the rows themselves (too long, not storable, against a constraint):
    /// the same rows would be refused again.
    /// </summary>
    bool IsRefusedValue(Exception exception);

    /// <summary>Whether an exception says, in whatever it is wrapped, that a row that must be unique exists already.</summary>
    bool IsDuplicate(Exception exception);

    /// <summary>Waits before something is tried again: by the wall clock, unless the store lives in a time of its own.</summary>
    /// <param name="pause">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.Delay(pause, cancellationToken);

    /// <summary>A context on a connection of its own, for queries and for writes that stand alone.</summary>
    OrchestratorDbContext CreateContext();

    /// <summary>Begins a transaction (read committed).</summary>
    Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken);
}
