namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示撤下.</summary>
public sealed record PublicityTakenDown(
    [property: Field("原因")] string Reason);
