using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.Operators;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Privacy;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Applications;

/// <summary>The applications of a cycle that ended because a date was missed.</summary>
public sealed class MissedApplications(IDbContextFactory<OrchestratorDbContext> contexts, PlanCache plans)
{
    private const int MostListed = 500;

    /// <summary>The latest first, at most 500.</summary>
    public async Task<IReadOnlyList<MissedApplication>> ListAsync(
        Cycle cycle,
        Operator who,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from application in context.ApplicationsOf(who).AsNoTracking()
            join instance in context.Instances on application.InstanceId equals instance.Id
            join deadline in context.Deadlines on application.InstanceId equals deadline.InstanceId
            where
                application.CycleId == cycle.InstanceId
                && application.FinalState != null
                && application.FinalState != Stages.CarriedOver
                && deadline.State == DeadlineState.Missed
                // What ended it was decided in the commit that ended it.
                && deadline.DecidedAt == instance.FinishedAt
            orderby deadline.DueAt descending, application.Number
            select new
            {
                Application = application,
                instance.DefinitionVersionId,
                deadline.NodeId,
                deadline.DueDate,
            }
        )
            .Take(MostListed)
            .ToListAsync(cancellationToken);
        var listed = new List<MissedApplication>();
        foreach (var row in rows.DistinctBy(row => row.Application.InstanceId))
        {
            var plan = await plans.GetAsync(row.DefinitionVersionId, cancellationToken);
            var data = JsonNode.Parse(row.Application.Data) as JsonObject;
            listed.Add(
                new MissedApplication
                {
                    Number = row.Application.Number,
                    ApplicantName = Masking.Name((string?)data?["name"] ?? "申报人"),
                    Employer = row.Application.Employer,
                    StageText = Stages.Chinese(row.Application.FinalState!),
                    Step = plan.Activities.GetValueOrDefault(row.NodeId)?.DisplayText ?? "",
                    Missed = row.DueDate,
                }
            );
        }

        return listed;
    }
}
