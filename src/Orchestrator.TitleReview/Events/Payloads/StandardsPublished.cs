namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评价标准向社会公布.</summary>
/// <param name="Address">Where they can be read; null: not said.</param>
public sealed record StandardsPublished([property: Field("公布地址", "Address of the publication")] string? Address);
