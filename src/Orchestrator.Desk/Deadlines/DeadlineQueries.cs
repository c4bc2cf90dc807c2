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
    )
    {
        var groups = await deadlines
            .Where(deadline => deadline.CycleId != null)
            .GroupBy(deadline => new
            {
                deadline.CycleId,
                deadline.NodeId,
                deadline.Name,
                deadline.Kind,
                deadline.Role,
                deadline.Clauses,
                deadline.DueAt,
                deadline.DueDate,
                deadline.Hard,
                deadline.Provisional,
                deadline.State,
            })
            .Select(group => new DeadlineGroup
            {
                Id = group.Min(deadline => deadline.Id),
                CycleId = group.Key.CycleId!.Value,
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
                LatenessMs = group.Max(deadline => deadline.LatenessMs),
            })
            .ToListAsync(cancellationToken);
        var versions = await VersionsAsync(context, groups.ConvertAll(group => group.Id), cancellationToken);
        return groups.ConvertAll(group => group with { VersionId = versions[group.Id] });
    }

    // Asked for the few first ones: a join before the grouping would be of all.
    private static async Task<Dictionary<long, long>> VersionsAsync(
        OrchestratorDbContext context,
        List<long> deadlines,
        CancellationToken cancellationToken
    ) =>
        await context
            .Deadlines.Where(deadline => deadlines.Contains(deadline.Id))
            .Join(
                context.Instances,
                deadline => deadline.InstanceId,
                instance => instance.Id,
                (deadline, instance) => new { deadline.Id, instance.DefinitionVersionId }
            )
            .ToDictionaryAsync(row => row.Id, row => row.DefinitionVersionId, cancellationToken);
}
