using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Work;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Cases.Applications;

/// <summary>
/// Names the organisation that must act: an application's employer or department is in its row, and definitions say
/// only the role.
/// </summary>
internal static class Assignees
{
    /// <summary>
    /// Fills new deadlines and notices that name an employer or department by role alone; asks the database once.
    /// </summary>
    public static async Task FillAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken)
    {
        var deadlines = session
            .Batch.NewDeadlines.Where(deadline => deadline.Assignee is null && IsOrganisation(deadline.Role))
            .ToList();
        var notices = session
            .Batch.Notices.Where(notice =>
                notice is { Assignee: null, InstanceId: not null } && IsOrganisation(notice.Role)
            )
            .ToList();
        if (deadlines.Count + notices.Count == 0)
            return;
        var known = session.Batch.NewApplications.ToDictionary(
            application => application.InstanceId,
            application => (application.Employer, application.Department)
        );
        var unknown = deadlines
            .Select(deadline => deadline.InstanceId)
            .Concat(notices.Select(notice => notice.InstanceId!.Value))
            .Where(id => !known.ContainsKey(id))
            .Distinct()
            .ToList();
        if (unknown.Count > 0)
        {
            var rows = await lazy.Get()
                .Applications.AsNoTracking()
                .Where(application => unknown.Contains(application.InstanceId))
                .Select(application => new
                {
                    application.InstanceId,
                    application.Employer,
                    application.Department,
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
                known[row.InstanceId] = (row.Employer, row.Department);
        }

        foreach (var deadline in deadlines)
            deadline.Assignee = Of(deadline.InstanceId, deadline.Role!);
        foreach (var notice in notices)
            notice.Assignee = Of(notice.InstanceId!.Value, notice.Role);

        string? Of(long id, string role) =>
            !known.TryGetValue(id, out var application) ? null
            : role == Roles.Employer ? application.Employer
            : application.Department;
    }

    private static bool IsOrganisation(string? role) => role is Roles.Employer or Roles.Department;
}
