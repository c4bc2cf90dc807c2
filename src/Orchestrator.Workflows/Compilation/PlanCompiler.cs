using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Compilation;

/// <summary>Turns a definition into a plan: activities made and bound, literals converted, scripts parsed.</summary>
public static class PlanCompiler
{
    /// <summary>Compiles a definition. Everything that is not supported is refused by name.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="registry">The activity types there are.</param>
    /// <param name="others">Finds another definition by its definition id or by its name as an activity type; null when there is none.</param>
    public static CompileResult Compile(WorkflowDefinition definition, ActivityRegistry registry, Func<string, WorkflowDefinition?> others) =>
        throw new NotSupportedException();
}
