using Microsoft.EntityFrameworkCore;
using Orchestrator.Calendars;
using Orchestrator.Cases.Reminders;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>
/// Finds what is decided and would have another day now: it stays. Grouped by the database, so that only distinct
/// rules are counted.
/// </summary>
internal static class DecidedLines
{
    /// <summary>
    /// Lines of the met and missed deadlines whose rules would give another day by the cycle's dates as they become, in the
    /// order of the days that stay.
    /// </summary>
    public static async Task<IReadOnlyList<DecidedLine>> ReadAsync(
        OrchestratorDbContext context,
        LiveCycle cycle,
        TaskTitles titles,
        CancellationToken cancellationToken
    )
    {
        var id = cycle.Row.InstanceId;
        var groups = await context
            .Deadlines.Where(deadline =>
                deadline.CycleId == id
                && deadline.State != DeadlineState.Armed
                && deadline.State != DeadlineState.Void
                && deadline.Rules != null
            )
            .GroupBy(deadline => new
            {
                IsOwn = deadline.InstanceId == id,
                deadline.NodeId,
                deadline.Name,
                deadline.DueDate,
                deadline.State,
                deadline.Rules,
                deadline.Basis,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var resolver = (DateResolver)cycle.Data[typeof(DateResolver)];
        var lines = new List<DecidedLine>();
        foreach (var group in groups)
        {
            var anchors = DateCount.Anchors(group.Key.Basis, cycle.Anchors);
            if (
                DateCount.Earliest(DateCount.Read(group.Key.Rules!), anchors, resolver) is not { } due
                || due.Date == group.Key.DueDate
            )
            {
                continue;
            }
            var version = group.Key.IsOwn ? cycle.Row.ScheduleVersionId : cycle.Row.ApplicationVersionId;
            lines.Add(
                new DecidedLine(
                    titles.Of(version, group.Key.NodeId, group.Key.Name),
                    group.Key.DueDate,
                    due.Date,
                    group.Key.State,
                    group.Count
                )
            );
        }

        return
        [
            .. lines
                .OrderBy(line => line.Date)
                .ThenBy(line => line.Step, StringComparer.Ordinal)
                .ThenBy(line => line.State),
        ];
    }
}
