using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A length of time: 5个工作日, 一个月, 7天（日历日）.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind it, what stands in brackets about its days included.</param>
/// <param name="Amount">How many.</param>
/// <param name="Most">The larger number where a span is written (5至7个工作日).</param>
/// <param name="Unit">What is counted; null for years, hours and minutes.</param>
internal sealed record WrittenDuration(int Start, int End, int Amount, int? Most, ReadUnit? Unit) : Island(Start, End);
