namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结束.</summary>
/// <param name="Note">For the journal's readers; null: none.</param>
public sealed record ReviewClosed([property: Field("说明", "Note")] string? Note) : TrackPayload;
