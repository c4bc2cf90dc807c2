using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Definitions;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Workflows.Compilation;

/// <summary>Turns a definition into a plan: activities made and bound, literals converted, scripts parsed.</summary>
public static class PlanCompiler
{
    /// <summary>Compiles a definition. Everything that is not supported is refused by name.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="registry">The activity types there are.</param>
    /// <param name="others">
    /// Finds another definition that is used as an activity. Asked in this order with its version id, its activity type
    /// (the name in Pascal case) and its definition id, each with a colon and the version, then without; null when there is none.
    /// </param>
    /// <param name="keepsUnknown">True: an unknown activity type, a missing input or variable, a value that does not
    /// fit shows where it is run, as in the stock engine; false: it is an error.</param>
    public static CompileResult Compile(
        WorkflowDefinition definition,
        ActivityRegistry registry,
        Func<string, WorkflowDefinition?> others,
        bool keepsUnknown = false
    )
    {
        var builder = new PlanCompilation(registry, others, keepsUnknown);
        var plan = builder.Build(definition);
        return new CompileResult(
            builder.Findings.Exists(finding => finding.Severity == Severity.Error) ? null : plan,
            builder.Findings
        );
    }

    /// <summary>The activity type under which a definition is used: its name in Pascal case.</summary>
    public static string ActivityTypeOf(WorkflowDefinition definition) => ActivityTypeOf(definition.Name);

    /// <summary>The activity type under which a definition of that name is used.</summary>
    public static string ActivityTypeOf(string definitionName) => Names.Pascal(definitionName);
}
