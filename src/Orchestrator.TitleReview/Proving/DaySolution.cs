namespace Orchestrator.TitleReview.Proving;

/// <summary>
/// When each event of a <see cref="DaySystem"/> can be: every condition holds when all are at their earliest, and
/// when all are at their latest.
/// </summary>
/// <param name="Earliest">The first possible day by event.</param>
/// <param name="Latest">The last possible day by event.</param>
internal sealed record DaySolution(IReadOnlyList<int> Earliest, IReadOnlyList<int> Latest);
