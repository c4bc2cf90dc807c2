namespace Orchestrator.TitleReview.Clauses;

/// <summary>条款: a sentence of a notice that a window, deadline or gate rests on.</summary>
/// <param name="Id">E.g. <c>TJ24-4.2-i</c>.</param>
/// <param name="Notice">The notice, e.g. <c>TJ24</c>.</param>
/// <param name="Quote">Its words.</param>
public sealed record Clause(string Id, string Notice, string Quote);
