namespace Orchestrator.Workflows.Activities;

/// <summary>Where a value that the activity gives is kept.</summary>
/// <param name="VariableId">Id of the variable (Elsa's memory reference) it is bound to; empty when it is bound to none.</param>
public sealed record Output<T>(string VariableId)
{
    /// <summary>Pascal-case name of the output, as scripts ask for it.</summary>
    internal string Name { get; init; } = "Result";
}
