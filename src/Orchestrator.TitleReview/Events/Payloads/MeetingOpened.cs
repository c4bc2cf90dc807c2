namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>召开评审会议.</summary>
/// <param name="Mode"><c>onsite</c> or <c>online</c>.</param>
/// <param name="Controls">The measures of an online review; needed there.</param>
/// <param name="DeclarationsSigned">Whether all experts signed the declarations of recusal and secrecy; null:
/// no.</param>
/// <param name="Checks">What was done before the opening, in the words of the definition.</param>
public sealed record MeetingOpened(
    [property: Field("评审方式", "Mode of the review", Choices = ["onsite=线下=On site", "online=线上=Online"])]
        string Mode,
    [property: Field(
        "线上评审措施",
        "Measures of an online review",
        Description = "线上评审必填",
        DescriptionEn = "Needed for an online review"
    )]
        OnlineControls? Controls,
    [property: Field("已签署回避与保密承诺", "Declarations of recusal and secrecy signed")] bool? DeclarationsSigned,
    [property: Field(
        "已完成事项",
        "Done before the opening",
        Description = "开会前须完成的事项，如 评审专家培训",
        DescriptionEn = "What has to be done before the meeting, e.g. the experts' training"
    )]
        IReadOnlyList<string>? Checks
) : TrackPayload;
