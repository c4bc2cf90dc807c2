namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>上报评审计划.</summary>
/// <param name="Mode"><c>onsite</c> or <c>online</c>.</param>
/// <param name="Place">Where the meeting is held; null: not said.</param>
/// <param name="Applications">How many applications will be reviewed; null: not said.</param>
/// <param name="Contents">What the plan holds, in the words that the definition asks for.</param>
public sealed record MeetingPlanReported(
    [property: Field("评审方式", "Mode of the review", Choices = ["onsite=线下=On site", "online=线上=Online"])]
        string Mode,
    [property: Field("地点", "Place")] string? Place,
    [property: Field("评审人数", "Number of people to review", Minimum = 0)] int? Applications,
    [property: Field(
        "方案内容",
        "Contents of the meeting plan",
        Description = "方案已包含的内容项，名称与要求一致",
        DescriptionEn = "What the plan holds, named as required"
    )]
        IReadOnlyList<string>? Contents
) : TrackPayload;
