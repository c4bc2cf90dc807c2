namespace Orchestrator.Workflows.Activities;

/// <summary>Where a value that the activity gives is kept.</summary>
/// <param name="VariableId">Id of the variable (Elsa's memory reference) it is bound to.</param>
public sealed record Output<T>(string VariableId);
