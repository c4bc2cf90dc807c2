using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Privacy;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Applications;

/// <summary>
/// The applications of a cycle that ended without a decision on their merits: with the cycle, because a date was missed, or
/// not at all before the cycle closed.
/// </summary>
public sealed class CarriableApplications(IDbContextFactory<OrchestratorDbContext> contexts)
{
    private const int MostListed = 500;

    /// <summary>By number, at most 500; those that were carried over already are left out.</summary>
    public async Task<IReadOnlyList<CarriableApplication>> ListAsync(
        Cycle cycle,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        var isOver = cycle.Status != CycleStatus.Running;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context
            .ApplicationsOf(who)
            .AsNoTracking()
            .Where(application => application.CycleId == cycle.InstanceId)
            .Where(application =>
                application.FinalState == Stages.Cancelled
                || (isOver && application.FinalState == null)
                || (
                    application.FinalState != null
                    && application.FinalState != Stages.CarriedOver
                    // What ended it was decided in the commit that ended it.
                    && context.Instances.Any(instance =>
                        instance.Id == application.InstanceId
                        && context.Deadlines.Any(deadline =>
                            deadline.InstanceId == instance.Id
                            && deadline.State == DeadlineState.Missed
                            && deadline.DecidedAt == instance.FinishedAt
                        )
                    )
                )
            )
            .OrderBy(application => application.Number)
            .Take(MostListed)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new CarriableApplication
            {
                Number = row.Number,
                ApplicantName = Masking.Name((string?)(JsonNode.Parse(row.Data) as JsonObject)?["name"] ?? "申报人"),
                Employer = row.Employer,
                StageText = Stages.Chinese(row.FinalState ?? row.Stage ?? Stages.Submitted),
            }),
        ];
    }
}
