namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>召开评审会议.</summary>
/// <param name="Mode"><c>onsite</c> or <c>online</c>.</param>
/// <param name="Controls">The measures of an online review; needed there.</param>
/// <param name="DeclarationsSigned">Whether all experts signed the declarations of recusal and secrecy; null:
/// no.</param>
/// <param name="Checks">What was done before the opening, in the words of the definition.</param>
public sealed record MeetingOpened(
    [property: Field("评审方式", Choices = ["onsite=线下", "online=线上"])] string Mode,
    [property: Field("线上评审措施", Description = "线上评审必填")] OnlineControls? Controls,
    [property: Field("已签署回避与保密承诺")] bool? DeclarationsSigned,
    [property: Field("已完成事项", Description = "开会前须完成的事项，如 评审专家培训")] IReadOnlyList<string>? Checks
);
