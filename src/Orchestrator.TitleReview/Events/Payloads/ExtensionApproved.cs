namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>同意延期.</summary>
public sealed record ExtensionApproved(
    [property: Field("环节")] string Milestone,
    [property: Field("意见")] string? Opinion);
