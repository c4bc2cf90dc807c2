using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Activities.BuiltIn;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Desk.Definitions;

/// <summary>Finds paths of a definition that belong to another one in force: it cannot be published beside it.</summary>
public sealed class TakenPaths(WorkflowCatalog catalog, IDbContextFactory<OrchestratorDbContext> contexts)
{
    /// <summary>One finding for each path of the newest version that is taken.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        string definitionId,
        Func<string, WorkflowDefinition?> others,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var json = await context
            .DefinitionVersions.Where(version => version.DefinitionId == definitionId)
            .OrderByDescending(version => version.Version)
            .Select(version => version.Json)
            .FirstOrDefaultAsync(cancellationToken);
        if (json is null || DefinitionReader.Read(json).Definition is not { } definition)
            return [];
        if (PlanCompiler.Compile(definition, Definitions.DefinitionRules.Registry, others).Plan is not { } plan)
            return [];
        var served = (await catalog.TriggersAsync(cancellationToken))
            .Where(other => other.Trigger.Kind == TriggerKind.Http && other.DefinitionId != definition.DefinitionId)
            .ToList();
        return
        [
            .. from trigger in plan.Triggers()
            where trigger.Kind == TriggerKind.Http
            let owner = served.FirstOrDefault(other => HttpRequestStimulus.Collide(other.Trigger.Key, trigger.Key))
            where owner is not null
            select EndpointRule.Taken(
                trigger,
                $"流程“{owner.Plan.Definition.Name}”",
                $"the workflow '{owner.Plan.Definition.Name}'"
            ),
        ];
    }
}
