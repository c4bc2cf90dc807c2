using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A real store whose process dies before it can record a result.</summary>
internal sealed class CrashingStore(IWorkStore store) : IWorkStore
{
    public Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("crash");

    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) => store.ReadClockAsync(cancellationToken);

    public Task<Instant> PassBarrierAsync(CancellationToken cancellationToken) =>
        store.PassBarrierAsync(cancellationToken);

    public Task<IReadOnlyList<StampedArrival>> StampArrivalsAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    ) => store.StampArrivalsAsync(arrivals, cancellationToken);

    public ValueTask<long> ReserveIdsAsync(int count, CancellationToken cancellationToken) =>
        store.ReserveIdsAsync(count, cancellationToken);

    public Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken) =>
        store.FindNextDueAsync(cancellationToken);

    public Task<WorkLook> LookAsync(
        Instant swept,
        IReadOnlyCollection<long> setAside,
        CancellationToken cancellationToken
    ) => store.LookAsync(swept, setAside, cancellationToken);

    public Task<IReadOnlyList<OutboxMessage>> LeaseOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    ) => store.LeaseOutboxAsync(kinds, max, lease, cancellationToken);

    public OrchestratorDbContext CreateContext() => store.CreateContext();

    public bool IsTransient(Exception exception) => store.IsTransient(exception);

    public bool IsRefusedValue(Exception exception) => store.IsRefusedValue(exception);

    public bool IsDuplicate(Exception exception) => store.IsDuplicate(exception);
}
