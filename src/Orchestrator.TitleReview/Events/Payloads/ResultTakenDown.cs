namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果公示撤下.</summary>
/// <param name="Reason">Why; the results have to be posted and counted anew.</param>
public sealed record ResultTakenDown([property: Field("原因", "Reason")] string Reason) : TrackPayload;
