using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>A real store whose every call may fail, as the dice say. Pauses between tries take no time.</summary>
internal class FaultyStore(IWorkStore store, FaultDice dice) : IWorkStore
{
    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) =>
        CallAsync(() => store.ReadClockAsync(cancellationToken));

    public virtual Task<Instant> PassBarrierAsync(CancellationToken cancellationToken) =>
        CallAsync(() => store.PassBarrierAsync(cancellationToken));

    public Task<IReadOnlyList<StampedArrival>> StampArrivalsAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    ) => CallAsync(() => store.StampArrivalsAsync(arrivals, cancellationToken));

    public async ValueTask<long> ReserveIdsAsync(int count, CancellationToken cancellationToken) =>
        await CallAsync(() => store.ReserveIdsAsync(count, cancellationToken).AsTask());

    public Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken) =>
        CallAsync(() => store.FindNextDueAsync(cancellationToken));

    public Task<WorkLook> LookAsync(
        Instant swept,
        IReadOnlyCollection<long> setAside,
        CancellationToken cancellationToken
    ) => CallAsync(() => store.LookAsync(swept, setAside, cancellationToken));

    public Task<IReadOnlyList<OutboxMessage>> LeaseOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    ) => CallAsync(() => store.LeaseOutboxAsync(kinds, max, lease, cancellationToken));

    public bool IsTransient(Exception exception) => store.IsTransient(exception);

    public bool IsRefusedValue(Exception exception) => store.IsRefusedValue(exception);

    public bool IsDuplicate(Exception exception) => store.IsDuplicate(exception);

    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) => Task.CompletedTask;

    public OrchestratorDbContext CreateContext()
    {
        var fault = dice.Next();
        if (fault is not (Fault.None or Fault.DoneThenTimedOut))
            throw Breakage.Of(fault);
        return FaultyContext.Of(store.CreateContext(), fault);
    }

    public Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken) =>
        CallAsync(async () => Wrap(await store.BeginAsync(cancellationToken)));

    protected virtual IWorkTransaction Wrap(IWorkTransaction transaction) => new FaultyTransaction(transaction, dice);

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var fault = dice.Next();
        if (fault is not (Fault.None or Fault.DoneThenTimedOut))
            throw Breakage.Of(fault);
        var result = await call();
        if (fault == Fault.None)
            return result;
        if (result is IAsyncDisposable held)
            await held.DisposeAsync();
        throw Breakage.Of(fault);
    }
}
