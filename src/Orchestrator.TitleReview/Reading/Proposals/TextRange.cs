namespace Orchestrator.TitleReview.Reading.Proposals;

/// <summary>A stretch of the text that was read.</summary>
/// <param name="Start">Letters before it.</param>
/// <param name="Length">How many letters it has, white space included.</param>
public sealed record TextRange(int Start, int Length);
