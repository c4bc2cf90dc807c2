using Microsoft.EntityFrameworkCore;
using Orchestrator.Desk.OperatorLog;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Desk.Definitions;

/// <summary>
/// Deletes drafts. What was ever in force stays for the record: two people put it there, and no one person removes
/// it; nor what an instance or a cycle runs.
/// </summary>
public sealed class DefinitionRemoval(IDbContextFactory<OrchestratorDbContext> contexts, OperatorLogWriter log)
{
    /// <summary>Deletes one version. False: it is needed, or there is none.</summary>
    public async Task<bool> RemoveVersionAsync(long versionId, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.DefinitionVersions.FindAsync([versionId], cancellationToken) is { } version
            && await RemoveAsync(context, [version], Line(who, versionId.ToString()), cancellationToken);
    }

    /// <summary>Deletes all versions of a definition. False: one of them is needed, or there is none.</summary>
    public async Task<bool> RemoveAsync(string definitionId, Operator who, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var versions = await context
            .DefinitionVersions.Where(version => version.DefinitionId == definitionId)
            .ToListAsync(cancellationToken);
        return await RemoveAsync(context, versions, Line(who, definitionId), cancellationToken);
    }

    private InCommit<object?> Line(Operator who, string removed) => log.Line(who, "definition.deleted", removed);

    private static async Task<bool> RemoveAsync(
        OrchestratorDbContext context,
        List<DefinitionVersion> versions,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        var ids = versions.ConvertAll(version => version.Id);
        if (ids.Count == 0 || !versions.TrueForAll(version => version.IsDraft))
            return false;
        if (await context.Instances.AnyAsync(instance => ids.Contains(instance.DefinitionVersionId), cancellationToken))
            return false;
        if (
            await context.Cycles.AnyAsync(
                cycle =>
                    ids.Contains(cycle.ScheduleVersionId)
                    || (cycle.ApplicationVersionId != null && ids.Contains(cycle.ApplicationVersionId.Value)),
                cancellationToken
            )
        )
        {
            return false;
        }
        var definitionId = versions[0].DefinitionId;
        context.DefinitionVersions.RemoveRange(versions);
        if (versions.Exists(version => version.IsLatest))
        {
            var left = await context
                .DefinitionVersions.Where(version => version.DefinitionId == definitionId && !ids.Contains(version.Id))
                .OrderByDescending(version => version.Version)
                .FirstOrDefaultAsync(cancellationToken);
            if (left is not null)
                left.IsLatest = true;
        }

        await context.SaveWithAsync(null, line, cancellationToken);
        return true;
    }
}
