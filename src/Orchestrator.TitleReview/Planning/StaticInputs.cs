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
    /// <summary>
    /// The value of an activity's input; its declared default when the definition does not name it; the type's
    /// default when only running can tell.
    /// </summary>
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

    /// <summary>The compiled definition.</summary>
    public WorkflowPlan Plan => plan;

    /// <summary>Workflow inputs that are stated; an application's run gets those of its cycle.</summary>
    public JsonObject? Given => given;

    /// <summary>The workflow input that an activity's input is bound to; null when it is bound to none.</summary>
    public string? NameOf<T>(Input<T>? input) =>
        input?.Expression is { Type: "Input" } expression ? NameOf(expression.Value) : null;

    /// <summary>Whether only a cycle, or only running, tells an input's value.</summary>
    public bool IsOpen<T>(Input<T>? input) => input?.Expression.Type is not (null or "Literal" or "Object" or "Json");

    /// <summary>What people call a workflow input; its name when it has no other.</summary>
    public string Title(string name) =>
        plan.Inputs.FirstOrDefault(input => input.Name == name)?.DisplayName is { Length: > 0 } title ? title : name;

    /// <summary>The recommended value of a workflow input; null when there is none.</summary>
    public string? Default(string name) =>
        plan.Inputs.FirstOrDefault(input => input.Name == name)?.DefaultValue?.ToString();

    /// <summary>A workflow input's value.</summary>
    public JsonNode? WorkflowInput(string name) =>
        given?[name] ?? plan.Inputs.FirstOrDefault(input => input.Name == name)?.DefaultValue;

    private JsonNode? Node(Expression expression) =>
        expression.Type switch
        {
            "Input" => WorkflowInput(NameOf(expression.Value)),
            "Literal" or "Object" or "Json" => expression.Value,
            _ => null,
        };

    private static string NameOf(JsonNode? value) =>
        value switch
        {
            JsonObject reference => reference["name"]?.GetValue<string>() ?? "",
            JsonValue text when text.TryGetValue<string>(out var name) => name,
            _ => "",
        };
}
