using Orchestrator.Cases.Cycles;
using Orchestrator.Desk.Definitions;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>A schedule and the application definition that it starts: what a play needs.</summary>
/// <param name="Schedule">Elsa 3 JSON.</param>
/// <param name="Application">Elsa 3 JSON.</param>
public sealed record PlayedDefinitions(string Schedule, string Application)
{
    /// <summary>Null when the text is no schedule, or when what it starts is not there.</summary>
    public static PlayedDefinitions? Find(string schedule, Func<string, WorkflowDefinition?> others)
    {
        if (DefinitionReader.Read(schedule).Definition is not { } definition)
            return null;
        if (PlanCompiler.Compile(definition, DefinitionRules.Registry, others).Plan is not { } plan)
            return null;
        return ScheduleProperties.Of(plan).ApplicationDefinition is { } id && others(id) is { } application
            ? new PlayedDefinitions(schedule, application.Json.ToJsonString())
            : null;
    }
}
