namespace Orchestrator.Workflows.Expressions;

/// <summary>An expression that could not give a value. Becomes an incident; never leaves the runtime.</summary>
internal sealed class ExpressionException(string code, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary><c>input</c> or <c>script</c>.</summary>
    public string Code { get; } = code;
}
