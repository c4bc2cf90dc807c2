namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>同意延期.</summary>
/// <param name="Milestone">The anchor of the milestone.</param>
/// <param name="Opinion">What the title office says to it; null: nothing.</param>
public sealed record ExtensionApproved(
    [property: Field("环节", "Milestone")] string Milestone,
    [property: Field("意见", "Opinion")] string? Opinion
);
