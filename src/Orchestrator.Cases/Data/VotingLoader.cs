using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Meetings;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Data;

/// <summary>See <see cref="VotingAgenda"/>.</summary>
internal sealed class VotingLoader : CycleLoader<VotingAgenda>
{
    /// <inheritdoc/>
    protected override async Task<VotingAgenda> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    )
    {
        var awaiting = context.Applications.Where(application =>
            application.CycleId == cycle.InstanceId && application.Stage == Stages.AwaitingReview
        );
        return new VotingAgenda(await AgendaItems.ReadAsync(awaiting, cancellationToken));
    }
}
