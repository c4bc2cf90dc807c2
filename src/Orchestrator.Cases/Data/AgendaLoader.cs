using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Meetings;

namespace Orchestrator.Cases.Data;

/// <summary>See <see cref="MeetingAgenda"/>.</summary>
internal sealed class AgendaLoader : CycleLoader<MeetingAgenda>
{
    /// <inheritdoc/>
    protected override async Task<MeetingAgenda> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    ) =>
        new(
            await AgendaItems.ReadAsync(
                context.Applications.Where(application => application.CycleId == cycle.InstanceId),
                cancellationToken
            )
        );
}
