using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A real transaction whose every call may fail; after one that did it takes no other, as the database's own does.</summary>
internal class FaultyTransaction(IWorkTransaction transaction, FaultDice dice) : IWorkTransaction
{
    private bool _isAborted;

    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        CallAsync(() => transaction.ReadClockAsync(cancellationToken));

    public Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(
        Instant horizon,
        int max,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ClaimDueDeadlinesAsync(horizon, max, cancellationToken));

    public Task<IReadOnlyList<DueDeadline>> ReadEarlierDeadlinesAsync(
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ReadEarlierDeadlinesAsync(claimed, cancellationToken));

    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.LockInstancesAsync(ids, cancellationToken));

    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ReadInstancesAsync(ids, cancellationToken));

    public Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        CallAsync(() => transaction.LockCycleAsync(cycleId, cancellationToken));

    public Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken) =>
        CallAsync(() => transaction.LockApplicantsAsync(personKeys, cancellationToken));

    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ClaimArrivalsAsync(ids, cancellationToken));

    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(
        Instant stampedBefore,
        int max,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ClaimPendingArrivalsAsync(stampedBefore, max, cancellationToken));

    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ClaimOutboxAsync(kinds, max, cancellationToken));

    public Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        CallAsync(() => transaction.ClaimFanoutAsync(cancellationToken));

    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(
        Fanout fanout,
        int max,
        CancellationToken cancellationToken
    ) => CallAsync(() => transaction.ReadFanoutTargetsAsync(fanout, max, cancellationToken));

    public virtual Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken) =>
        CallAsync(() => transaction.WriteAsync(batch, cancellationToken));

    public virtual Task CommitAsync(CancellationToken cancellationToken) =>
        CallAsync(() => transaction.CommitAsync(cancellationToken));

    public OrchestratorDbContext CreateContext()
    {
        if (_isAborted)
            throw Breakage.Aborted();
        var fault = dice.Next();
        if (fault is Fault.None or Fault.DoneThenTimedOut)
            return FaultyContext.Of(transaction.CreateContext(), fault);
        _isAborted = true;
        throw Breakage.Of(fault);
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    private Task CallAsync(Func<Task> call) =>
        CallAsync(async () =>
        {
            await call();
            return true;
        });

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        if (_isAborted)
            throw Breakage.Aborted();
        var fault = dice.Next();
        if (fault == Fault.None)
            return await call();
        _isAborted = true;
        if (fault == Fault.DoneThenTimedOut)
            await call();
        if (fault == Fault.Cut)
            await CutAsync();
        throw Breakage.Of(fault);
    }

    /// <summary>Really: the session and what it has written are gone.</summary>
    private async Task CutAsync()
    {
        try
        {
            await using var context = transaction.CreateContext();
            await context.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pg_backend_pid())");
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.AdminShutdown)
        {
            // As it was asked to.
        }
    }
}
