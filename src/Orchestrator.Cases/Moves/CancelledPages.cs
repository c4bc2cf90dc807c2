using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Failures;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Ends what still runs of a cancelled cycle, each page a commit. Nothing of it goes on meanwhile, so it does not matter
/// when a page is written; after a crash the next run finds those that are left.
/// </summary>
internal sealed class CancelledPages(
    IWorkStore store,
    UnitOfWork units,
    MoveBookReader books,
    Cycle cycle,
    MoveStamp stamp,
    CycleEnd end
) : PageWork<long>
{
    /// <summary>The most instances that one commit ends.</summary>
    public const int Largest = 500;

    private long _after;

    /// <summary>Why the first of those could not be ended that could not; null: all were.</summary>
    public Exception? Failure { get; private set; }

    public override long KeyOf(long item) => item;

    public override async Task<bool> RunAsync(
        int size,
        Action<IReadOnlyList<long>> claimed,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();
        var ids = await context
            .Instances.Where(instance =>
                instance.CycleId == cycle.InstanceId
                && instance.Status == WorkflowStatus.Running
                && instance.Id > _after
            )
            .OrderBy(instance => instance.Id)
            .Select(instance => instance.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return false;
        claimed(ids);
        var now = await transaction.ReadClockAsync(cancellationToken);
        var calendars = await books.ReadAsync(context, calendarVersionId: null, cancellationToken);
        var live = LiveCycle.Of(cycle, calendars.After, cycle.CalendarVersion);
        live.End = end;
        var session = await units.OpenOfCycleAsync(transaction, live, ids, locked: true, stamp, cancellationToken);
        var outcomes = ids.ConvertAll(id => session.Apply(new ControlItem(id, RetriedActivities: null, now), place: 0));
        await units.CloseAsync(transaction, session, cancellationToken);
        await transaction.WriteAsync(session.Batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Failure ??= outcomes.Find(outcome => outcome.Failure is not null)?.Failure;
        _after = ids[^1];
        return true;
    }

    /// <summary>The others go on; the cycle as a whole becomes the dead letter.</summary>
    public override Task BuryAsync(long item, Exception reason, CancellationToken cancellationToken)
    {
        (Failure, _after) = (Failure ?? reason, item);
        return Task.CompletedTask;
    }
}
