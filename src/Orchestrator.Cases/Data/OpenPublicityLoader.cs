using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Publicity;

namespace Orchestrator.Cases.Data;

/// <summary>See <see cref="OpenPublicities"/>.</summary>
internal sealed class OpenPublicityLoader : CycleLoader<OpenPublicities>
{
    /// <inheritdoc/>
    protected override async Task<OpenPublicities> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Applications.AsNoTracking()
            .Where(application =>
                application.CycleId == cycle.InstanceId
                && application.FinalState == null
                && (application.Stage == null || OpenPublicities.Stages.Contains(application.Stage))
            )
            .Select(application => new
            {
                application.Series,
                application.Level,
                application.Committee,
                application.Data,
            })
            .ToListAsync(cancellationToken);
        return new OpenPublicities(
            rows.ConvertAll(row => new OpenPublicity(
                row.Series,
                row.Level,
                ApplicationScope.ProcedureOf(row.Data),
                row.Committee
            ))
        );
    }
}
