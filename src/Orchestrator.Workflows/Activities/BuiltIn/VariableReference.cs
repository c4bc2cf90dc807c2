namespace Orchestrator.Workflows.Activities.BuiltIn;

/// <summary>A variable as a definition points at it.</summary>
/// <param name="Id">Its memory id.</param>
/// <param name="Name">Its name; used when the id is unknown.</param>
public sealed record VariableReference(string? Id, string? Name);
