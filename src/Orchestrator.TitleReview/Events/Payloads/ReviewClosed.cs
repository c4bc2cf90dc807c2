namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结束.</summary>
public sealed record ReviewClosed(
    [property: Field("说明")] string? Note);
