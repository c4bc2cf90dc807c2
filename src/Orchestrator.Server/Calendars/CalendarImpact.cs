using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Server.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Calendars;

/// <summary>How many open deadlines another calendar would move.</summary>
internal sealed class CalendarImpact(IDbContextFactory<OrchestratorDbContext> contexts, DeadlinePages pages)
{
    /// <summary>Counts again every open deadline that was counted with working days; those that are the same for many applications once.</summary>
    public async Task<int> CountMovedAsync(CalendarBook after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var cycles = await context.Cycles.AsNoTracking().Where(cycle => !cycle.IsSandbox).ToListAsync(cancellation);
        var moved = 0;
        foreach (var cycle in cycles)
        {
            var open = context.Deadlines.AsNoTracking().Where(deadline => deadline.CycleId == cycle.InstanceId && deadline.State == DeadlineState.Armed && deadline.CalendarVersion != null);
            foreach (var group in await DeadlineQueries.GroupAsync(context, open, cancellation))
            {
                var row = await context.Deadlines.AsNoTracking().FirstAsync(deadline => deadline.Id == group.Id, cancellation);
                var now = await pages.ProveAsync(row, group.VersionId, cycle, new DateResolver(after, cycle.CalendarRegion), cancellation);
                if (now is null && await CouldBeProvedAsync(row, group.VersionId, cycle, cancellation)) moved += group.Count;
            }
        }

        return moved;
    }

    // A rule that gave the day with the calendar in force, and no longer does with the new one.
    private async Task<bool> CouldBeProvedAsync(Storage.Deadlines.Deadline row, long versionId, Storage.Cycles.Cycle cycle, CancellationToken cancellation) =>
        await pages.ProveAsync(row, versionId, cycle, new DateResolver(CalendarBook.Official, cycle.CalendarRegion), cancellation) is not null;
}
