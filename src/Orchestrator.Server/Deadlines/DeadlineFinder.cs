using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Deadlines;

/// <summary>Finds the page of a deadline, whether it is armed or its schedule only plans it.</summary>
internal sealed class DeadlineFinder(
    DeadlinePages pages,
    SchedulePages planned,
    IDbContextFactory<OrchestratorDbContext> contexts
)
{
    /// <summary>Null when the cycle has none with this id that this person may see.</summary>
    public async Task<DueDetail?> FindAsync(Cycle cycle, string id, Operator who, CancellationToken cancellationToken)
    {
        if (id.StartsWith(SchedulePages.Prefix, StringComparison.Ordinal))
            return await planned.FindAsync(cycle, id, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await pages.FindAsync(context, cycle, id, who, cancellationToken);
    }
}
