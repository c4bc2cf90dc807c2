using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Engine.Work;

/// <summary>Compiled plans by definition version id. A published version never changes, so a plan is never stale (D3).</summary>
public sealed class PlanCache(IWorkStore store, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<long, WorkflowPlan> _plans = new();

    /// <summary>The plan of a definition version, compiled at its first use.</summary>
    /// <exception cref="InvalidOperationException">The version does not exist or does not compile: a stored version always did when it was published.</exception>
    public async ValueTask<WorkflowPlan> GetAsync(long versionId, CancellationToken cancellationToken)
    {
        if (_plans.TryGetValue(versionId, out var known)) return known;
        await using var context = store.CreateContext();
        var json = await context.DefinitionVersions.Where(version => version.Id == versionId).Select(version => version.Json).SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"Definition version {versionId} is not stored.");
        return _plans.GetOrAdd(versionId, Compile(json, Finder(context), registry));
    }

    /// <summary>Compiles a definition's JSON.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read or does not compile; the message lists the findings.</exception>
    public static WorkflowPlan Compile(string json, Func<string, WorkflowDefinition?> others, ActivityRegistry registry)
    {
        var read = DefinitionReader.Read(json);
        if (!read.IsRead) throw new InvalidOperationException("Not a definition: " + string.Join("; ", read.Findings));
        var compiled = PlanCompiler.Compile(read.Definition, registry, others);
        return compiled.Plan ?? throw new InvalidOperationException("Does not compile: " + string.Join("; ", compiled.Findings));
    }

    /// <summary>By definition id or activity type; with a colon and a number that version, in force or not: who drew it meant it.</summary>
    private static Func<string, WorkflowDefinition?> Finder(OrchestratorDbContext context)
    {
        var stored = new Lazy<List<(long Id, string DefinitionId, string Type, int Version, bool IsPublished)>>(() => context.DefinitionVersions.AsNoTracking()
            .Select(version => new { version.Id, version.DefinitionId, version.Name, version.Version, version.IsPublished }).AsEnumerable()
            .Select(version => (version.Id, version.DefinitionId, PlanCompiler.ActivityTypeOf(version.Name), version.Version, version.IsPublished)).OrderByDescending(version => version.Version).ToList());
        return key =>
        {
            var colon = key.LastIndexOf(':');
            int? wanted = colon > 0 && int.TryParse(key.AsSpan(colon + 1), CultureInfo.InvariantCulture, out var number) ? number : null;
            var name = wanted is null ? key : key[..colon];
            var id = stored.Value.Where(version => (version.DefinitionId == name || version.Type == name) && (wanted is null ? version.IsPublished : version.Version == wanted)).Select(version => version.Id).FirstOrDefault();
            if (id == 0) return null;
            var json = context.DefinitionVersions.Where(version => version.Id == id).Select(version => version.Json).Single();
            return DefinitionReader.Read(json).Definition;
        };
    }
}
