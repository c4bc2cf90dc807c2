using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Intake;

/// <summary>A transaction of a real store that finds every arrival held by another node.</summary>
internal sealed class HeldArrivals(IWorkTransaction transaction, Func<Task> asked) : IWorkTransaction
{
    public async Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    )
    {
        await asked();
        return [];
    }

    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(
        Instant stampedBefore,
        int max,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<Arrival>>([]);

    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        transaction.ReadClockAsync(cancellationToken);

    public Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(
        Instant horizon,
        int max,
        CancellationToken cancellationToken
    ) => transaction.ClaimDueDeadlinesAsync(horizon, max, cancellationToken);

    public Task<IReadOnlyList<DueDeadline>> ReadEarlierDeadlinesAsync(
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    ) => transaction.ReadEarlierDeadlinesAsync(claimed, cancellationToken);

    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => transaction.LockInstancesAsync(ids, cancellationToken);

    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => transaction.ReadInstancesAsync(ids, cancellationToken);

    public Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        transaction.LockCycleAsync(cycleId, cancellationToken);

    public Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken) =>
        transaction.LockApplicantsAsync(personKeys, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    ) => transaction.ClaimOutboxAsync(kinds, max, cancellationToken);

    public Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) =>
        transaction.ClaimFanoutAsync(cancellationToken);

    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(
        Fanout fanout,
        int max,
        CancellationToken cancellationToken
    ) => transaction.ReadFanoutTargetsAsync(fanout, max, cancellationToken);

    public OrchestratorDbContext CreateContext() => transaction.CreateContext();

    public Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken) =>
        transaction.WriteAsync(batch, cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
