using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Engine.Catalog;

/// <summary>Compiled plans by definition version id. A published version never changes, so a plan is never stale (D3).</summary>
public sealed class PlanCache(IWorkStore store, ActivityRegistry registry)
{
    private readonly ConcurrentDictionary<long, WorkflowPlan> _plans = new();

    /// <summary>The plan of a definition version, compiled at its first use.</summary>
    /// <exception cref="InvalidOperationException">The version does not exist or does not compile: a stored version
    /// always did when it was published.</exception>
    public async ValueTask<WorkflowPlan> GetAsync(long versionId, CancellationToken cancellationToken)
    {
        if (_plans.TryGetValue(versionId, out var known))
            return known;
        await using var context = store.CreateContext();
        var json = await context
            .DefinitionVersions.Where(version => version.Id == versionId)
            .Select(version => version.Json)
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"Definition version {versionId} is not stored.");
        return _plans.GetOrAdd(
            versionId,
            Compile(json, new DefinitionFinder(store.CreateContext, orNewest: false).Find, registry)
        );
    }

    /// <summary>Compiles a definition's JSON.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read or does not compile; the message lists the findings.</exception>
    public static WorkflowPlan Compile(string json, Func<string, WorkflowDefinition?> others, ActivityRegistry registry)
    {
        var read = DefinitionReader.Read(json);
        if (!read.IsRead)
            throw new InvalidOperationException("Not a definition: " + string.Join("; ", read.Findings));
        var compiled = PlanCompiler.Compile(read.Definition, registry, others);
        return compiled.Plan
            ?? throw new InvalidOperationException("Does not compile: " + string.Join("; ", compiled.Findings));
    }
}
