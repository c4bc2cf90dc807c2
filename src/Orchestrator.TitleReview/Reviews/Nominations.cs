namespace Orchestrator.TitleReview.Reviews;

/// <summary>
/// How many an employer has recommended in the cycle, of the same series and level, before the one at hand. It is counted
/// under a lock of the employer; without it nobody counts as recommended.
/// </summary>
/// <param name="Recommended">Their number, 0 or more.</param>
public sealed record Nominations(int Recommended);
