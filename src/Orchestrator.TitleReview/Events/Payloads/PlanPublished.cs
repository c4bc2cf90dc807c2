namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审方案向社会公布.</summary>
/// <param name="Address">Where it can be read; null: not said.</param>
/// <param name="Specialties">The specialties that are reviewed this year; null: not said.</param>
public sealed record PlanPublished(
    [property: Field("公布地址", "Address of the publication")] string? Address,
    [property: Field("接受评审的专业", "Specialties under review")] IReadOnlyList<string>? Specialties
);
