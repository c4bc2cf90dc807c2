using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Workflows.Expressions;

/// <summary>An input made ready: a constant converted once, or an expression with its place among the run's evaluated values.</summary>
internal sealed class CompiledInput<T>(string name, CompiledExpression expression, bool autoEvaluate, int slot) : ICompiledInput
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

    public static CompiledInput<T> OfConstant(string name, CompiledExpression expression, T? value) => new(name, expression, autoEvaluate: false, slot: -1)
    {
        IsConstant = true,
        Constant = value,
        CopyConstant = value is System.Text.Json.Nodes.JsonNode,
    };

    public object? Evaluate(Scope scope) => Value(scope);

    /// <summary>Evaluates and converts. Throws <see cref="ExpressionException"/> that names the input.</summary>
    public T? Value(Scope scope)
    {
        try
        {
            return ValueConverter.Convert<T>(Expression.Evaluate(scope));
        }
        catch (Exception problem) when (problem is ExpressionException or FormatException)
        {
            throw new ExpressionException((problem as ExpressionException)?.Code ?? "input", $"{Name}: {problem.Message}", problem);
        }
    }
}
