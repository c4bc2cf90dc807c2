using System.Text.Json.Nodes;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;

namespace Orchestrator.TitleReview.Planning;

/// <summary>Reads inputs of a definition without running it: constants, and workflow inputs with their recommended defaults.</summary>
/// <param name="plan">The compiled definition.</param>
/// <param name="given">Workflow inputs that are stated; null when all defaults hold.</param>
internal sealed class StaticInputs(WorkflowPlan plan, JsonObject? given)
{
    /// <summary>The value of an activity's input; its declared default when the definition does not name it; the type's default when only running can tell.</summary>
    /// <param name="input">The input.</param>
    /// <param name="declared">The default that the activity declares.</param>
    public T? Get<T>(Input<T>? input, T? declared = default)
    {
        if (input is null)
            return declared;
        try
        {
            return ValueConverter.Convert<T>(Node(input.Expression));
        }
        catch (FormatException)
        {
            return declared;
        }
    }

    /// <summary>A workflow input's value.</summary>
    public JsonNode? WorkflowInput(string name) =>
        given?[name] ?? plan.Inputs.FirstOrDefault(input => input.Name == name)?.DefaultValue;

    private JsonNode? Node(Expression expression) => expression.Type switch
    {
        "Input" => WorkflowInput(NameOf(expression.Value)),
        "Literal" or "Object" or "Json" => expression.Value,
        _ => null,
    };

    private static string NameOf(JsonNode? value) => value switch
    {
        JsonObject reference => reference["name"]?.GetValue<string>() ?? "",
        JsonValue text when text.TryGetValue<string>(out var name) => name,
        _ => "",
    };
}
