namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>集中办理认定.</summary>
/// <param name="Document">The document that grants the titles; null: none.</param>
/// <param name="Refused">How many of them were refused; null: none.</param>
public sealed record RoundHandled(
    [property: Field("文件号", "Document number", MaxLength = 100)] string? Document,
    [property: Field("不予认定人数", "Number of people not recognised", Minimum = 0)] int? Refused
);
