using NodaTime;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// A transaction of the virtual database; each call is a point where the node may crash. Only deadlines live there: anything else is
/// not asked for.
/// </summary>
internal sealed class VirtualTransaction(VirtualTime time, VirtualDatabase database, VirtualNode owner)
    : IWorkTransaction
{
    private WorkBatch? _batch;
    private bool _isOver;

    public VirtualNode Owner => owner;

    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) => CallAsync(() => time.Now);

    public Task<IReadOnlyList<DueDeadline>> ClaimDueDeadlinesAsync(
        Instant horizon,
        int max,
        CancellationToken cancellationToken
    ) => CallAsync(() => database.Claim(this, horizon, max));

    public Task<IReadOnlyList<DueDeadline>> ReadEarlierDeadlinesAsync(
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    ) => CallAsync(() => database.ReadEarlier(claimed));

    public Task WriteAsync(WorkBatch batch, CancellationToken cancellationToken) =>
        CallAsync(() =>
        {
            database.Check(this, batch);
            _batch = batch;
            return true;
        });

    public Task CommitAsync(CancellationToken cancellationToken) =>
        CallAsync(() =>
        {
            database.Commit(this, _batch);
            return _isOver = true;
        });

    public ValueTask DisposeAsync()
    {
        if (!_isOver)
            database.Release(this);
        _isOver = true;
        return ValueTask.CompletedTask;
    }

    public Task<IReadOnlyList<LockedInstance>> LockInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<LockedInstance>> ReadInstancesAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<int> LockCycleAsync(long cycleId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task LockApplicantsAsync(IReadOnlyCollection<string> personKeys, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Arrival>> ClaimArrivalsAsync(
        IReadOnlyCollection<long> ids,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<Arrival>> ClaimPendingArrivalsAsync(
        Instant stampedBefore,
        int max,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<OutboxMessage>> ClaimOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<Fanout?> ClaimFanoutAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> ReadFanoutTargetsAsync(
        Fanout fanout,
        int max,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public OrchestratorDbContext CreateContext() => throw new NotSupportedException();

    private Task<T> CallAsync<T>(Func<T> effect) => time.CallAsync(effect);
}
