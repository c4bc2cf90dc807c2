using System.Text.Json.Nodes;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>An input made ready: a constant converted once, or an expression with its place among the run's evaluated values.</summary>
internal sealed class CompiledInput<T>(string name, CompiledExpression expression, bool autoEvaluate, int slot)
    : ICompiledInput
{
    public string Name { get; } = name;

    public int Slot { get; } = slot;

    public bool AutoEvaluate { get; } = autoEvaluate;

    public CompiledExpression Expression { get; } = expression;

    public bool IsConstant { get; private init; }

    /// <summary>The value when it is a constant.</summary>
    public T? Constant { get; private init; }

    /// <summary>JSON values could be changed by who gets them, so each gets his own copy.</summary>
    public bool CopyConstant { get; private init; }

    public static CompiledInput<T> OfConstant(string name, CompiledExpression expression, T? value) =>
        new(name, expression, autoEvaluate: false, slot: -1)
        {
            IsConstant = true,
            Constant = value,
            CopyConstant = value is JsonNode,
        };

    public object? Evaluate(Scope scope) => Value(scope);

    /// <summary>Evaluates and converts. Throws <see cref="ExpressionException"/> that names the input.</summary>
    public T? Value(Scope scope)
    {
        try
        {
            return ValueConverter.Convert<T>(
                typeof(T) == typeof(bool) ? Flag(Expression.Evaluate(scope))
                : typeof(T) == typeof(int) ? Rounded(Expression.Evaluate(scope))
                : Expression.Evaluate(scope)
            );
        }
        catch (Exception problem) when (problem is ExpressionException or FormatException)
        {
            throw new ExpressionException(
                (problem as ExpressionException)?.Code ?? "input",
                $"Failed to evaluate activity input '{Name}': {problem.Message}",
                problem
            );
        }
    }

    /// <summary>As the stock engine: what is neither a flag nor a number does not hold.</summary>
    private static JsonNode? Flag(JsonNode? value) =>
        value switch
        {
            JsonObject or JsonArray => null,
            JsonValue text when text.TryGetValue<string>(out var written) && !bool.TryParse(written, out _) => null,
            _ => value,
        };

    /// <summary>As the stock engine: a fraction is rounded half to even.</summary>
    private static JsonNode? Rounded(JsonNode? value) =>
        value is JsonValue && Json.Nodes.AsDecimal(value) is { } number && decimal.Truncate(number) != number
            ? JsonValue.Create(decimal.ToInt64(Math.Round(number, MidpointRounding.ToEven)))
            : value;
}
