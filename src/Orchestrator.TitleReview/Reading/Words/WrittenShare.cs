namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A part of a whole.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it.</param>
/// <param name="Value"><c>2/3</c>, <c>10%</c>, <c>1:2</c>.</param>
/// <param name="IsMajority">过半数: the half itself is not enough.</param>
internal sealed record WrittenShare(int Start, int End, string Value, bool IsMajority) : Island(Start, End);
