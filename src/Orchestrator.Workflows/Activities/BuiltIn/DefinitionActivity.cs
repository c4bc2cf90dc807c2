using System.Text.Json.Nodes;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A published definition used as an activity: inlined, with a scope of its own.</summary>
internal sealed class DefinitionActivity : Activity
{
    public Activity Root { get; set; } = null!;

    /// <summary>Inputs by name; null takes the definition's default.</summary>
    public IReadOnlyList<(string Name, CompiledInput<JsonNode>? Input, JsonNode? Default)> Inputs { get; set; } = [];

    /// <summary>Output name to memory reference.</summary>
    public IReadOnlyDictionary<string, string> Bindings { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    protected internal override void Execute(ActivityContext context)
    {
        // As the stock engine: a definition that is itself the root gets no inputs.
        foreach (var (name, input, fallback) in context.Run.Parent is null ? [] : Inputs)
            (context.Run.Variables ??= new(StringComparer.Ordinal))[name] = input is null ? fallback : input.IsConstant ? input.Constant : (JsonNode?)(context.Run.Inputs?[input.Slot] as InputValue)?.Value;
        context.Schedule(Root);
    }

    protected internal override void ChildCompleted(ActivityContext context, CompletedChild child) => context.Complete();
}
