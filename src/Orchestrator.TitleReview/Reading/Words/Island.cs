namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A stretch of a sentence that says something countable: a date, a duration, a share, an hour, a round.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it.</param>
internal abstract record Island(int Start, int End);
