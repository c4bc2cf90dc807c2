namespace Orchestrator.TitleReview.Results;

/// <summary>How the applications of a cycle have fared. The engine loads it into the run of <c>results.rechecked</c>.</summary>
/// <param name="Applications">All of the cycle that were not withdrawn or void.</param>
public sealed record CycleTally(IReadOnlyList<TallyLine> Applications);
