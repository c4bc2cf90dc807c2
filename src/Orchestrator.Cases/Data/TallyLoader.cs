using Microsoft.EntityFrameworkCore;
using Orchestrator.Cases.Cycles;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Model;
using Orchestrator.TitleReview.Planning;
using Orchestrator.TitleReview.Results;
using Orchestrator.TitleReview.Steps;

namespace Orchestrator.Cases.Data;

/// <summary>What became of a cycle's applications, by employer and department: the results are checked against it.</summary>
internal sealed class TallyLoader : CycleLoader<CycleTally>
{
    /// <inheritdoc/>
    protected override async Task<CycleTally> ReadAsync(
        OrchestratorDbContext context,
        Cycle cycle,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Applications.AsNoTracking()
            .Where(application =>
                application.CycleId == cycle.InstanceId
                && application.Stage != Stages.Withdrawn
                && application.Stage != Stages.Voided
            )
            .OrderBy(application => application.InstanceId)
            .Select(application => new
            {
                application.InstanceId,
                application.Employer,
                application.Department,
                application.Stage,
                application.Series,
                application.Level,
                application.Committee,
                application.Data,
            })
            .ToListAsync(cancellationToken);
        return new CycleTally(
            rows.ConvertAll(row =>
            {
                var rejected = row.Stage is Stages.DepartmentRejected or Stages.NotAccepted;
                var reviewed = row.Stage is Stages.AwaitingReview or Stages.NotPassed or Stages.ResultPublicity;
                return new TallyLine(
                    row.InstanceId,
                    row.Employer,
                    row.Department ?? "",
                    rejected,
                    reviewed || row.Stage == Stages.NotAccepted,
                    reviewed
                )
                {
                    Member = new TrackMember(
                        row.Series,
                        row.Level,
                        ApplicationScope.ProcedureOf(row.Data),
                        row.Committee
                    ),
                };
            })
        );
    }
}
