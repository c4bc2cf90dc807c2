namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果审核通过, before it is published.</summary>
/// <param name="Number">Number of the approval; null: none.</param>
public sealed record ResultApproved([property: Field("审核编号", "Approval number", MaxLength = 100)] string? Number)
    : TrackPayload;
