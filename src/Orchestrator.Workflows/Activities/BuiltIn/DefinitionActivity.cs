using System.Text.Json.Nodes;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>
/// A published definition used as an activity: inlined, with a scope of its own in which its inputs and outputs are
/// variables.
/// </summary>
internal sealed class DefinitionActivity : Activity
{
    public Activity Root { get; set; } = null!;

    /// <summary>Its inputs; without an expression the definition's default.</summary>
    public IReadOnlyList<InlinedInput> Inputs { get; set; } = [];

    /// <summary>Output name to memory reference.</summary>
    public IReadOnlyDictionary<string, string> Bindings { get; set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    protected internal override void Execute(ActivityContext context)
    {
        // As the stock engine: a definition that is itself the root gets no inputs.
        if (context.Run.Parent is not null)
            Declare(context.Run);
        context.Schedule(Root);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) =>
        context.Complete();

    private void Declare(ActivityRun run)
    {
        var variables = run.Variables ??= new(StringComparer.Ordinal);
        foreach (var input in Inputs)
        {
            variables[input.Declared.Name] = input.Expression is null
                ? input.Default
                : TypeAliases.Coerce(input.Declared.TypeName, Evaluated(run, input.Expression), input.Declared.IsArray);
        }
        foreach (var output in run.Node.Definition!.Outputs)
            variables.TryAdd(output.Name, null);
    }

    private static JsonNode? Evaluated(ActivityRun run, CompiledInput<JsonNode> input) =>
        input.IsConstant ? input.Constant : (JsonNode?)(run.Inputs?[input.Slot] as InputValue)?.Value;
}
