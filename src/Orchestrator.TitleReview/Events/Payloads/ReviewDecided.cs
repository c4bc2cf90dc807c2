namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结论.</summary>
public sealed record ReviewDecided(
    [property: Field("是否通过")] bool Passed,
    [property: Field("同意票")] int Yes,
    [property: Field("出席人数")] int Present);
