namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果公示撤下.</summary>
public sealed record ResultTakenDown(
    [property: Field("原因")] string Reason);
