using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Storage.Applications;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Planning;

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
                application.Series,
                application.Level,
                application.Committee,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AgendaItem(
            row.InstanceId,
            (string?)JsonNode.Parse(row.Data)?["person"] ?? "",
            row.Employer
        )
        {
            Member = new TrackMember(row.Series, row.Level, ApplicationScope.ProcedureOf(row.Data), row.Committee),
        });
    }
}
