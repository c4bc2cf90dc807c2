namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>补正或修改申报材料.</summary>
/// <param name="Changes">What was corrected, for the reviewers.</param>
/// <param name="PublishedContent">True: something that was posted changed, so the publicity begins anew.</param>
/// <param name="Documents">Names of what was handed in later; null: none.</param>
public sealed record ApplicationUpdated(
    [property: Field("修改说明", "What was corrected")] string Changes,
    [property: Field("是否涉及公示内容", "Posted content changed")] bool? PublishedContent,
    [property: Field("补交材料", "Material handed in later")] IReadOnlyList<string>? Documents
);
