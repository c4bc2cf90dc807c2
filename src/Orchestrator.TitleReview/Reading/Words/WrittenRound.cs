namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Something that comes again: 每月最后一个工作日前.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it.</param>
/// <param name="Value">E.g. <c>monthly:lastWorkingDay</c>, <c>monthly:15</c>, <c>yearly:11-30</c>.</param>
internal sealed record WrittenRound(int Start, int End, string Value) : Island(Start, End);
