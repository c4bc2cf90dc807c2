using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>The store on the virtual database of the seed that is being played.</summary>
internal sealed class VirtualStore : IWorkStore
{
    private const int LongestPauseMilliseconds = 300;

    /// <summary>The time of the seed.</summary>
    public VirtualTime Time { get; set; } = null!;

    /// <summary>The database of the seed.</summary>
    public VirtualDatabase Database { get; set; } = null!;

    /// <summary>How far its horizon is ahead of the clock: not at all, unless the checks are tested.</summary>
    public Duration Lead { get; set; }

    public Task<Instant> ReadClockAsync(CancellationToken cancellationToken) => Time.CallAsync(() => Time.Now);

    public Task<Instant> PassBarrierAsync(CancellationToken cancellationToken) => Time.CallAsync(() => Time.Now + Lead);

    public Task<Instant?> FindNextDueAsync(CancellationToken cancellationToken) => Time.CallAsync(Database.NextDue);

    public Task<IWorkTransaction> BeginAsync(CancellationToken cancellationToken) =>
        Time.CallAsync<IWorkTransaction>(Database.Begin);

    // Not the pause asked for: that has a jitter of its own, and the same seed must do the same.
    public Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Time.SleepAsync(Duration.FromMilliseconds(25 + Time.Next(LongestPauseMilliseconds)));

    public ValueTask<long> ReserveIdsAsync(int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Database.TakeIds(count));

    public bool IsTransient(Exception exception) => exception is VirtualFaultException;

    public bool IsRefusedValue(Exception exception) => false;

    public bool IsDuplicate(Exception exception) => exception is DuplicateRowException;

    public Task<IReadOnlyList<StampedArrival>> StampArrivalsAsync(
        IReadOnlyList<NewArrival> arrivals,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<WorkLook> LookAsync(
        Instant swept,
        IReadOnlyCollection<long> setAside,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<OutboxMessage>> LeaseOutboxAsync(
        IReadOnlyCollection<OutboxKind> kinds,
        int max,
        Duration lease,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public OrchestratorDbContext CreateContext() => throw new NotSupportedException();
}
