namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公布评审结果.</summary>
public sealed record ResultPublished(
    [property: Field("说明")] string? Note);
