using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Work;

/// <summary>See <see cref="IWorkTransaction.ReadEarlierDeadlinesAsync"/>: one query on every database.</summary>
public static class EarlierDeadlines
{
    /// <summary>Reads them.</summary>
    /// <param name="context">On the transaction that claimed.</param>
    /// <param name="claimed">What it claimed; at least one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IReadOnlyList<DueDeadline>> ReadAsync(
        OrchestratorDbContext context,
        IReadOnlyList<DueDeadline> claimed,
        CancellationToken cancellationToken
    )
    {
        var latest = claimed
            .GroupBy(deadline => deadline.Instance.Id)
            .ToDictionary(ofInstance => ofInstance.Key, ofInstance => ofInstance.MaxBy(deadline => deadline.DueAt)!);
        var (instances, known) = (latest.Keys.ToList(), claimed.Select(deadline => deadline.Id).ToHashSet());
        var before = claimed.Max(deadline => deadline.DueAt);
        var rows = await context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.State == DeadlineState.Armed
                && instances.Contains(deadline.InstanceId)
                && deadline.DueAt < before
            )
            .Select(deadline => new
            {
                deadline.Id,
                deadline.InstanceId,
                deadline.ActivityInstanceId,
                deadline.Name,
                deadline.Kind,
                deadline.DueAt,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => row.DueAt < latest[row.InstanceId].DueAt && !known.Contains(row.Id))
                .Select(row => new DueDeadline(
                    row.Id,
                    row.ActivityInstanceId,
                    row.Name,
                    row.Kind,
                    row.DueAt,
                    latest[row.InstanceId].Instance
                )),
        ];
    }
}
