using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>须参加面试答辩.</summary>
/// <param name="Meeting">The review meeting's first day.</param>
/// <param name="Place">Where; null: not said.</param>
/// <param name="Note">What the applicant has to know; null: nothing more.</param>
public sealed record InterviewNotified(
    [property: Field("评审会议首日", "First day of the review meeting")] LocalDate Meeting,
    [property: Field("地点", "Place")] string? Place,
    [property: Field("说明", "Note")] string? Note
);
