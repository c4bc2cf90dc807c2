namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>An hour of a day.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it.</param>
/// <param name="Text"><c>HH:mm</c>, <c>00:00</c> to <c>24:00</c>; <c>HH:mm:ss</c> where it has seconds.</param>
/// <param name="IsAfternoon">Whether 下午 or the like stands before it.</param>
internal sealed record WrittenTime(int Start, int End, string Text, bool IsAfternoon) : Island(Start, End);
