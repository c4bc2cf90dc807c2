using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>Reads what a list shows of the real database's instances, a page at once.</summary>
internal static class InstanceHeads
{
    /// <summary>In the order of the query, whose page is the caller's to choose.</summary>
    public static async Task<IReadOnlyList<InstanceHead>> ReadAsync(
        OrchestratorDbContext context,
        IQueryable<Instance> instances,
        CancellationToken cancellationToken
    )
    {
        var rows = await instances
            .Select(instance => new
            {
                Instance = instance,
                Version = context
                    .DefinitionVersions.Where(version => version.Id == instance.DefinitionVersionId)
                    .Select(version => new { version.DefinitionId, version.Version })
                    .First(),
                Name = context
                    .Cycles.Where(cycle => cycle.InstanceId == instance.Id)
                    .Select(cycle => cycle.Code + " " + cycle.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new InstanceHead
            {
                Id = row.Instance.Id.ToString(CultureInfo.InvariantCulture),
                DefinitionId = row.Version.DefinitionId,
                VersionId = row.Instance.DefinitionVersionId.ToString(CultureInfo.InvariantCulture),
                Version = row.Version.Version,
                Name = row.Name,
                Correlation = row.Instance.Correlation,
                Status = row.Instance.Status,
                SubStatus = row.Instance.SubStatus,
                CreatedAt = row.Instance.CreatedAt,
                UpdatedAt = row.Instance.UpdatedAt,
                FinishedAt = row.Instance.FinishedAt,
                Incidents = WorkflowStateJson.Read(row.Instance.State).Incidents,
            }),
        ];
    }
}
