using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Results;

/// <summary>One application as the ratios of a re-check count it.</summary>
/// <param name="Application">Its instance id.</param>
/// <param name="Employer">The employer's code.</param>
/// <param name="Department">The department's code.</param>
/// <param name="RejectedAtAudit">A level above the employer found it not to meet the conditions.</param>
/// <param name="Recommended">The department submitted it.</param>
/// <param name="Reviewed">The committee voted on it.</param>
public sealed record TallyLine(
    long Application,
    string Employer,
    string Department,
    bool RejectedAtAudit,
    bool Recommended,
    bool Reviewed
)
{
    /// <summary>What decides which track of its cycle it belongs to; null: not said, as where there are none.</summary>
    public TrackMember? Member { get; init; }
}
