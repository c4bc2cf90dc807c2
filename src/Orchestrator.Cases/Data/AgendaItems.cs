using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Applications;
using Orchestrator.TitleReview.Meetings;

namespace Orchestrator.Cases.Data;

/// <summary>Applications as a meeting sees them.</summary>
internal static class AgendaItems
{
    /// <summary>Those that have not ended, in the order of their ids.</summary>
    public static async Task<List<AgendaItem>> ReadAsync(
        IQueryable<Application> applications,
        CancellationToken cancellationToken
    )
    {
        var rows = await applications
            .AsNoTracking()
            .Where(application => application.FinalState == null)
            .OrderBy(application => application.InstanceId)
            .Select(application => new
            {
                application.InstanceId,
                application.Data,
                application.Employer,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AgendaItem(
            row.InstanceId,
            (string?)JsonNode.Parse(row.Data)?["person"] ?? "",
            row.Employer
        ));
    }
}
