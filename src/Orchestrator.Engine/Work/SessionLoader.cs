using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Work;

/// <summary>Loads what a unit of work needs: locks first, then as few reads as there are kinds of rows.</summary>
internal sealed class SessionLoader(UnitParts parts)
{
    /// <summary>Locks and reads what items need.</summary>
    public async Task LoadAsync(WorkLoad load, CancellationToken cancellationToken)
    {
        var locked = load
            .Items.OfType<DueDeadlineItem>()
            .Select(item => item.Deadline.Instance)
            .DistinctBy(instance => instance.Id)
            .ToList();
        var wanted = load
            .Items.Where(item => item is not DueDeadlineItem && item.LockId != 0)
            .Select(item => item.LockId)
            .Except(locked.Select(instance => instance.Id))
            .ToList();
        if (wanted.Count > 0)
            locked.AddRange(await load.Transaction.LockInstancesAsync(wanted, cancellationToken));
        await ReadCyclesAsync(load, locked, cancellationToken);
        await TakeAsync(load, locked, cancellationToken);
        if (wanted.Count > 0)
            await OpenDeadlines.ReadAsync(load, wanted, cancellationToken);
        foreach (var handler in parts.Handlers)
            await handler.LoadAsync(load, cancellationToken);
        var session = load.Session;
        if (session.Plans.StartOthers || session.Instances.Values.Any(instance => instance.StartsOthers))
            session.Startable = await parts.Workflows.VersionsAsync(cancellationToken);
    }

    /// <summary>Reads instances of a cycle for a move, locked or as last committed, with their open deadlines.</summary>
    public async Task LoadAsync(
        WorkLoad load,
        LiveCycle cycle,
        List<long> ids,
        bool locked,
        CancellationToken cancellationToken
    )
    {
        var rows = locked
            ? await load.Transaction.LockInstancesAsync(ids, cancellationToken)
            : await load.Transaction.ReadInstancesAsync(ids, cancellationToken);
        load.Session.Cycles.Add(cycle.Row.InstanceId, cycle);
        await TakeAsync(load, rows, cancellationToken);
        await OpenDeadlines.ReadAsync(load, ids, cancellationToken);
    }

    private async Task TakeAsync(WorkLoad load, IReadOnlyList<LockedInstance> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            load.Session.Add(await LiveAsync(row, cancellationToken));
        foreach (var kind in parts.Kinds.All)
            await kind.ReadAsync(load, cancellationToken);
    }

    private async Task<LiveInstance> LiveAsync(LockedInstance row, CancellationToken cancellationToken)
    {
        try
        {
            return LiveInstance.Of(
                row,
                await parts.Plans.GetAsync(row.DefinitionVersionId, cancellationToken),
                broken: null
            );
        }
        catch (InvalidOperationException exception)
        {
            // A definition that no longer compiles must not stop the instances of the others.
            return LiveInstance.Of(row, plan: null, exception);
        }
    }

    private async Task ReadCyclesAsync(WorkLoad load, List<LockedInstance> locked, CancellationToken cancellationToken)
    {
        var ids = locked
            .Where(instance => instance.CycleId is not null)
            .Select(instance => instance.CycleId!.Value)
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return;
        var book = await parts.Calendars.GetAsync(cancellationToken);
        var rows = await load
            .Lazy.Get()
            .Cycles.AsNoTracking()
            .Where(cycle => ids.Contains(cycle.InstanceId))
            .ToListAsync(cancellationToken);
        var ends = await CycleEnds.ReadAsync(load.Lazy.Get(), rows, cancellationToken);
        foreach (var row in rows)
        {
            if (!book.For(row.CalendarRegion, row.CalendarVersion).IsSuccess)
            {
                // Another node has just approved it. What is not stored at all came with an older program; its newest version stands in.
                parts.Calendars.Forget();
                book = await parts.Calendars.GetAsync(cancellationToken);
            }

            var cycle = LiveCycle.Of(row, book, row.CalendarVersion);
            cycle.End = ends.GetValueOrDefault(row.InstanceId);
            load.Session.Cycles.Add(row.InstanceId, cycle);
        }
    }
}
