using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Moves;

/// <summary>What waits in a cycle and its applications, and for whom.</summary>
internal static class WaitingTasks
{
    /// <summary>The open deadlines, timers aside.</summary>
    public static IQueryable<Deadline> Of(OrchestratorDbContext context, long cycleId) =>
        context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadline.CycleId == cycleId
                && deadline.State == DeadlineState.Armed
                && deadline.Kind != DeadlineKind.Timer
            );

    /// <summary>Those who have to act, with how much, the office always; applicants hear of their own application.</summary>
    public static async Task<IReadOnlyList<(string Role, string? Assignee, int Count)>> ToTellAsync(
        OrchestratorDbContext context,
        long cycleId,
        CancellationToken cancellationToken
    )
    {
        var open = await Of(context, cycleId)
            .Where(deadline => deadline.Role != null && deadline.Role != Roles.Applicant)
            .GroupBy(deadline => new { deadline.Role, deadline.Assignee })
            .Select(group => new
            {
                group.Key.Role,
                group.Key.Assignee,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var told = open.ConvertAll(of => (Role: of.Role!, of.Assignee, of.Count));
        if (!told.Exists(of => of is { Role: Roles.Office, Assignee: null }))
            told.Add((Roles.Office, null, 0));
        return
        [
            .. told.OrderBy(of => of.Role, StringComparer.Ordinal).ThenBy(of => of.Assignee, StringComparer.Ordinal),
        ];
    }
}
