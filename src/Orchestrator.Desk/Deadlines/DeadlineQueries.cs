using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Model;

namespace Orchestrator.Desk.Deadlines;

/// <summary>Deadlines as the console shows them: those of many applications that are the same are one line with a count.</summary>
public static class DeadlineQueries
{
    /// <summary>Groups deadlines in the database; a cycle of 100,000 applications has a few dozen groups.</summary>
    public static async Task<IReadOnlyList<DeadlineGroup>> GroupAsync(
        OrchestratorDbContext context,
        IQueryable<Deadline> deadlines,
        CancellationToken cancellationToken
    ) =>
        await deadlines
            .Join(
                context.Instances,
                deadline => deadline.InstanceId,
                instance => instance.Id,
                (deadline, instance) => new { deadline, instance.DefinitionVersionId }
            )
            .Where(row => row.deadline.CycleId != null)
            .GroupBy(row => new
            {
                row.deadline.CycleId,
                row.DefinitionVersionId,
                row.deadline.NodeId,
                row.deadline.Name,
                row.deadline.Kind,
                row.deadline.Role,
                row.deadline.Clauses,
                row.deadline.DueAt,
                row.deadline.DueDate,
                row.deadline.Hard,
                row.deadline.Provisional,
                row.deadline.State,
            })
            .Select(group => new DeadlineGroup
            {
                Id = group.Min(row => row.deadline.Id),
                CycleId = group.Key.CycleId!.Value,
                VersionId = group.Key.DefinitionVersionId,
                NodeId = group.Key.NodeId,
                Name = group.Key.Name,
                Kind = group.Key.Kind,
                Role = group.Key.Role,
                Clauses = group.Key.Clauses,
                DueAt = group.Key.DueAt,
                DueDate = group.Key.DueDate,
                Hard = group.Key.Hard,
                Provisional = group.Key.Provisional,
                State = group.Key.State,
                Count = group.Count(),
                LatenessMs = group.Max(row => row.deadline.LatenessMs),
            })
            .ToListAsync(cancellationToken);
}
