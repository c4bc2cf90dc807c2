namespace Orchestrator.Workflows.Expressions;

/// <summary>What the compiler leaves in an <see cref="Activities.Input{T}"/>.</summary>
internal interface ICompiledInput
{
    /// <summary>Pascal-case name of the input.</summary>
    string Name { get; }

    /// <summary>Where the run keeps its evaluated value; -1 for a constant.</summary>
    int Slot { get; }

    /// <summary>Evaluates and converts it.</summary>
    object? Evaluate(Runtime.Scope scope);
}
