namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>不同意延期.</summary>
/// <param name="Milestone">The anchor of the milestone.</param>
/// <param name="Reason">Why not.</param>
public sealed record ExtensionRefused(
    [property: Field("环节", "Milestone")] string Milestone,
    [property: Field("理由", "Reason")] string Reason
);
