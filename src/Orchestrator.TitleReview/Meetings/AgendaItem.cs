using Orchestrator.TitleReview.Planning;

namespace Orchestrator.TitleReview.Meetings;

/// <summary>An application that has been accepted and waits for the review.</summary>
/// <param name="Application">Its instance id.</param>
/// <param name="Person">The applicant's identifier.</param>
/// <param name="Employer">Code of the applicant's employer.</param>
public sealed record AgendaItem(long Application, string Person, string Employer)
{
    /// <summary>What decides which track of its cycle it belongs to; null: not said, as where there are none.</summary>
    public TrackMember? Member { get; init; }
}
