namespace Orchestrator.TitleReview.Facts;

/// <summary>How people call a fact.</summary>
/// <param name="Chinese">As officials call it.</param>
/// <param name="English">The same in English.</param>
/// <param name="Description">One sentence on what to fill in; null: the name says it.</param>
/// <param name="DescriptionEn">The same in English; null where there is no description.</param>
internal sealed record FactName(
    string Chinese,
    string English,
    string? Description = null,
    string? DescriptionEn = null
);
