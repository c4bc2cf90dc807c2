namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>全部材料受理完成.</summary>
/// <param name="Note">More about it; null: none.</param>
public sealed record AcceptanceFinished([property: Field("说明", "Note")] string? Note) : TrackPayload;
