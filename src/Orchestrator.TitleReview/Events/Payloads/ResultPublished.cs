namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公布评审结果.</summary>
/// <param name="Note">For the journal's readers; null: none.</param>
public sealed record ResultPublished([property: Field("说明", "Note")] string? Note) : TrackPayload;
