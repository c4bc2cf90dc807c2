using NodaTime;

namespace Orchestrator.TitleReview.Eligibility;

/// <summary>How the years in a title are counted for one application.</summary>
/// <param name="AsOf">The last day that counts; it may lie after the review.</param>
/// <param name="Counting">By anniversary or by calendar years.</param>
/// <param name="ExcludedGrades">Yearly assessments whose year does not count.</param>
/// <param name="WaivedStatuses">Statuses of applicants who need no yearly assessment.</param>
public sealed record TenureTerms(
    LocalDate AsOf,
    TenureCounting Counting,
    IReadOnlyList<string> ExcludedGrades,
    IReadOnlyList<string> WaivedStatuses
);
