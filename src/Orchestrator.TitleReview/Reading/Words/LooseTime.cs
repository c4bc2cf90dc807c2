namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A time that the grammar cannot place: 次月10日, 国庆节前.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it.</param>
internal sealed record LooseTime(int Start, int End) : Island(Start, End);
