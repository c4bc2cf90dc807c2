using Orchestrator.Workflows.Expressions;

namespace Orchestrator.Workflows.Activities;

/// <summary>An input as the definition states it: an expression that gives a <typeparamref name="T"/> when the activity runs.</summary>
/// <param name="Expression">The expression, parsed when the definition is compiled.</param>
public sealed record Input<T>(Expression Expression)
{
    /// <summary>What the compiler made of it; null when the activity was made by hand.</summary>
    internal CompiledInput<T>? Compiled { get; set; }
}
