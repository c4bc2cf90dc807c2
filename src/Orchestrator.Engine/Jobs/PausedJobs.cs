using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>Which jobs are paused: settings of the database, so that it holds on every node and after a restart.</summary>
internal static class PausedJobs
{
    public static string SettingOf(string job) => WorkLook.PausedPrefix + job;

    public static async Task<HashSet<string>> ReadAsync(IWorkStore store, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var names = await context
            .Settings.AsNoTracking()
            .Where(setting => setting.Name.StartsWith(WorkLook.PausedPrefix))
            .Select(setting => setting.Name)
            .ToListAsync(cancellationToken);
        return names.Select(name => name[WorkLook.PausedPrefix.Length..]).ToHashSet(StringComparer.Ordinal);
    }
}
