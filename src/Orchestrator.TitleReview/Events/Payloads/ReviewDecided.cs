namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结论.</summary>
/// <param name="Passed">Whether two thirds of those present voted for it.</param>
/// <param name="Yes">Votes for it.</param>
/// <param name="Present">Experts present, by whom the share is counted.</param>
/// <param name="Reason">Why it was not voted on, in Chinese; null: it was.</param>
public sealed record ReviewDecided(
    [property: Field("是否通过", "Passed")] bool Passed,
    [property: Field("同意票", "Votes in favour")] int Yes,
    [property: Field("出席人数", "Experts present")] int Present,
    [property: Field("未经表决的原因", "Why it was not voted on")] string? Reason
);
