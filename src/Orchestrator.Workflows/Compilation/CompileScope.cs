using Orchestrator.Workflows.Definitions;

namespace Orchestrator.Workflows.Compilation;

/// <summary>The variables that an activity will see, known while compiling.</summary>
internal sealed record CompileScope(
    CompileScope? Outer,
    IReadOnlyList<PlanVariable> Variables,
    WorkflowDefinition? Definition
)
{
    /// <summary>Names that loops give to what runs inside them.</summary>
    private static readonly HashSet<string> LoopNames = new(StringComparer.Ordinal)
    {
        "CurrentValue",
        "CurrentIndex",
        "ChildInstanceId",
    };

    public bool Knows(string? id, string? name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            foreach (var variable in scope.Variables)
            {
                if (variable.Id == id || variable.Name == name || variable.Name == id)
                    return true;
            }

            foreach (var input in scope.Definition?.Inputs ?? [])
            {
                if (input.Name == name || input.Name == id)
                    return true;
            }
        }

        return (name is not null && LoopNames.Contains(name)) || (id is not null && LoopNames.Contains(id));
    }
}
