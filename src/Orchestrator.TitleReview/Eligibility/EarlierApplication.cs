namespace Orchestrator.TitleReview.Eligibility;

/// <summary>An application that the same person made in the same year, as the one-application rules see it.</summary>
/// <param name="Application">Its instance id.</param>
/// <param name="Series">系列.</param>
/// <param name="Specialty">专业.</param>
/// <param name="Level">层级.</param>
/// <param name="IsActive">It has not reached a final state.</param>
/// <param name="Counts">It was submitted and not withdrawn before the office accepted it (TJ24-3.1-c, note).</param>
public sealed record EarlierApplication(
    long Application,
    string Series,
    string Specialty,
    string Level,
    bool IsActive,
    bool Counts
);
