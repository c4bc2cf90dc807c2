namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评价标准向社会公布.</summary>
public sealed record StandardsPublished(
    [property: Field("公布地址")] string? Address);
