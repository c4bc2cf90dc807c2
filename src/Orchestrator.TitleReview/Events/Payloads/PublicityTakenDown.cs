namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示撤下.</summary>
/// <param name="Reason">Why; it has to be posted and counted anew.</param>
public sealed record PublicityTakenDown([property: Field("原因", "Reason")] string Reason);
