namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>上级评审结论.</summary>
/// <param name="Passed">Whether the higher committee passed it.</param>
/// <param name="Document">The document that says so; null: none.</param>
public sealed record ForwardAnswered(
    [property: Field("是否通过", "Passed")] bool Passed,
    [property: Field("文件号", "Document number", MaxLength = 100)] string? Document
);
