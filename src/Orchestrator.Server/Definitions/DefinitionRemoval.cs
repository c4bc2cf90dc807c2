using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Definitions;

/// <summary>Deletes drafts. What was ever in force stays for the record: two people put it there, and no one person removes it; nor what an instance or a cycle runs.</summary>
internal sealed class DefinitionRemoval(IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>Deletes one version. False: it is needed, or there is none.</summary>
    public async Task<bool> RemoveVersionAsync(long versionId, InCommit<object?> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.DefinitionVersions.FindAsync([versionId], cancellation) is { } version && await RemoveAsync(context, [version], line, cancellation);
    }

    /// <summary>Deletes all versions of a definition. False: one of them is needed, or there is none.</summary>
    public async Task<bool> RemoveAsync(string definitionId, InCommit<object?> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await RemoveAsync(context, await context.DefinitionVersions.Where(version => version.DefinitionId == definitionId).ToListAsync(cancellation), line, cancellation);
    }

    private static async Task<bool> RemoveAsync(OrchestratorDbContext context, List<DefinitionVersion> versions, InCommit<object?> line, CancellationToken cancellation)
    {
        var ids = versions.ConvertAll(version => version.Id);
        if (ids.Count == 0 || !versions.TrueForAll(version => version.IsDraft)) return false;
        if (await context.Instances.AnyAsync(instance => ids.Contains(instance.DefinitionVersionId), cancellation)) return false;
        if (await context.Cycles.AnyAsync(cycle => ids.Contains(cycle.ScheduleVersionId) || (cycle.ApplicationVersionId != null && ids.Contains(cycle.ApplicationVersionId.Value)), cancellation)) return false;
        var definitionId = versions[0].DefinitionId;
        context.DefinitionVersions.RemoveRange(versions);
        if (versions.Exists(version => version.IsLatest))
        {
            var left = await context.DefinitionVersions.Where(version => version.DefinitionId == definitionId && !ids.Contains(version.Id)).OrderByDescending(version => version.Version).FirstOrDefaultAsync(cancellation);
            if (left is not null) left.IsLatest = true;
        }

        await context.SaveWithAsync(null, line, cancellation);
        return true;
    }
}
