namespace Orchestrator.TitleReview.Drafting.Drafts;

/// <summary>A rule of the notice and the step that carries it out.</summary>
/// <param name="Clause">The clause, e.g. <c>JZ25-2.1-a</c>.</param>
/// <param name="Quote">The words of the notice.</param>
/// <param name="Step">Id of the activity of the schedule, or of the application.</param>
/// <param name="StepText">What people read on it.</param>
/// <param name="Input">The input that holds it, e.g. <c>due</c>; null when the step only names the clause.</param>
public sealed record PlacedRule(string Clause, string Quote, string Step, string StepText, string? Input);
