using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Workflows.Json;

namespace Orchestrator.Workflows.Expressions;

/// <summary>Parses the expressions of definitions.</summary>
internal static class ExpressionCompiler
{
    /// <summary>Parses, or throws <see cref="ExpressionException"/> whose message names what is wrong and, for scripts, the line.</summary>
    public static CompiledExpression Compile(Expression expression)
    {
        switch (expression.Type)
        {
            case "Literal":
                return new CompiledExpression.Constant(expression.Value?.DeepClone());
            case "Object" or "Json" or "JSON":
                return new CompiledExpression.Constant(ParseJson(expression.Value));
            case "Variable":
                return expression.Value switch
                {
                    JsonObject variable => new CompiledExpression.Variable(
                        Nodes.Text(variable["id"]),
                        Nodes.Text(variable["name"])
                    ),
                    var name => new CompiledExpression.Variable(Nodes.Text(name), Nodes.Text(name)),
                };
            case "Input":
                var input = expression.Value is JsonObject definition
                    ? Nodes.Text(definition["name"])
                    : Nodes.Text(expression.Value);
                return new CompiledExpression.WorkflowInput(
                    input ?? throw new ExpressionException("input", "The Input expression names no input.")
                );
            case "JavaScript":
                var text = ValueConverter.Convert<string>(expression.Value);
                return string.IsNullOrWhiteSpace(text)
                    ? new CompiledExpression.Constant(value: null)
                    : new CompiledExpression.JavaScript(Script.Parse(text));
            case "Liquid":
                var template = ValueConverter.Convert<string>(expression.Value);
                return string.IsNullOrWhiteSpace(template)
                    ? new CompiledExpression.Constant(JsonValue.Create(template))
                    : new CompiledExpression.Liquid(LiquidTemplate.Parse(template));
            default:
                throw new ExpressionException(
                    "unsupported-expression",
                    $"Expressions of type '{expression.Type}' are not supported; use Literal, Object, Json, Variable, "
                        + "Input, JavaScript or Liquid."
                );
        }
    }

    private static JsonNode? ParseJson(JsonNode? value)
    {
        if (Nodes.Text(value) is not { } text)
            return value?.DeepClone();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new ExpressionException(
                "input",
                $"line {(problem.LineNumber ?? 0) + 1}: the text is not valid JSON.",
                problem
            );
        }
    }
}
