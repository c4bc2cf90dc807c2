namespace Orchestrator.TitleReview.Draws;

/// <summary>An expert whom a rule keeps out of a draw.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Reason"><c>sameUnit</c>, <c>kin</c>, <c>coAuthor</c> or <c>termEnded</c>.</param>
public sealed record RecusedExpert(string Expert, string Reason);
