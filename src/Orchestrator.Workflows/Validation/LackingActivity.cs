namespace Orchestrator.Workflows.Validation;

/// <summary>An activity whose absence is what a check found.</summary>
/// <param name="DefinitionId">The definition that lacks it.</param>
/// <param name="Type">Its type, e.g. <c>TitleReview.PublicizeResults</c>.</param>
/// <param name="Clauses">The clauses it would carry out, separated by spaces; empty: none is named.</param>
public sealed record LackingActivity(string DefinitionId, string Type, string Clauses);
