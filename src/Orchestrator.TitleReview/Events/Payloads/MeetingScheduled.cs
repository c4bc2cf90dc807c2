using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>确定或更改评审会议日期.</summary>
/// <param name="Date">The first day of the meeting.</param>
/// <param name="Reason">Why it is moved; needed when a day was fixed before.</param>
public sealed record MeetingScheduled(
    [property: Field("会议首日", "First day of the review meeting")] LocalDate Date,
    [property: Field(
        "改期理由",
        "Reason for the move",
        Description = "改期时必填",
        DescriptionEn = "Needed when the meeting is moved"
    )]
        string? Reason
) : TrackPayload;
