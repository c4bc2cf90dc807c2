using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Catalog;

/// <summary>
/// The definitions in force that are neither schedules nor applications: the highest published version of each, and
/// what starts them.
/// </summary>
public sealed partial class WorkflowCatalog(
    IWorkStore store,
    PlanCache plans,
    EngineOptions options,
    ILogger<WorkflowCatalog> logger
)
{
    private volatile Snapshot? _snapshot;

    /// <summary>What starts instances; at most <see cref="EngineOptions.CacheTime"/> old.</summary>
    public async ValueTask<IReadOnlyList<WorkflowTrigger>> TriggersAsync(CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Triggers;

    /// <summary>The version in force of each definition, by definition id; at most <see cref="EngineOptions.CacheTime"/> old.</summary>
    public async ValueTask<IReadOnlyDictionary<string, long>> VersionsAsync(CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Versions;

    /// <summary>
    /// The definitions in force that no longer compile: nothing starts them. At most
    /// <see cref="EngineOptions.CacheTime"/> old.
    /// </summary>
    internal async ValueTask<IReadOnlyList<BrokenDefinition>> BrokenAsync(CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Broken;

    /// <summary>What was read is not believed any more.</summary>
    public void Forget() => _snapshot = _snapshot is { } known ? known with { ReadAt = long.MinValue / 2 } : null;

    private async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken)
    {
        if (
            _snapshot is { } known
            && Environment.TickCount64 - known.ReadAt < (long)options.CacheTime.TotalMilliseconds
        )
        {
            return known;
        }
        var read = await ReadAsync(_snapshot, cancellationToken);
        _snapshot = read;
        return read;
    }

    private async Task<Snapshot> ReadAsync(Snapshot? known, CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var published = await context
            .DefinitionVersions.AsNoTracking()
            .Where(version => version.IsPublished && version.Kind == DefinitionKind.Other)
            .Select(version => new
            {
                version.Id,
                version.DefinitionId,
                version.Version,
            })
            .ToListAsync(cancellationToken);
        var versions = published
            .GroupBy(version => version.DefinitionId)
            .ToDictionary(
                group => group.Key,
                group => group.MaxBy(version => version.Version)!.Id,
                StringComparer.Ordinal
            );
        if (
            known is not null
            && known.Versions.Count == versions.Count
            && versions.All(version => known.Versions.GetValueOrDefault(version.Key) == version.Value)
        )
        {
            return known with { ReadAt = Environment.TickCount64 };
        }
        var triggers = new List<WorkflowTrigger>();
        var broken = new List<BrokenDefinition>();
        foreach (var (definitionId, versionId) in versions)
        {
            try
            {
                var plan = await plans.GetAsync(versionId, cancellationToken);
                triggers.AddRange(
                    plan.Triggers().Select(trigger => new WorkflowTrigger(versionId, definitionId, plan, trigger))
                );
            }
            catch (InvalidOperationException exception)
            {
                // One definition that no longer compiles must not keep the others from starting.
                NotCompiled(logger, definitionId, exception);
                broken.Add(new BrokenDefinition(versionId, definitionId, exception));
            }
        }

        return new Snapshot(versions, triggers, broken, Environment.TickCount64);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Definition {DefinitionId} does not compile; nothing starts it")]
    private static partial void NotCompiled(ILogger logger, string definitionId, Exception exception);

    private sealed record Snapshot(
        IReadOnlyDictionary<string, long> Versions,
        IReadOnlyList<WorkflowTrigger> Triggers,
        IReadOnlyList<BrokenDefinition> Broken,
        long ReadAt
    );
}
