namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果审核通过, before it is published.</summary>
public sealed record ResultApproved(
    [property: Field("审核编号", MaxLength = 100)] string? Number);
