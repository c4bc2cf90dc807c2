namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示留痕材料.</summary>
public sealed record Evidence(
    [property: Field("文件名", MaxLength = 255)] string FileName,
    [property: Field("文件类型", MaxLength = 100, Description = "如 image/jpeg")] string ContentType,
    [property: Field("文件摘要", MaxLength = 64)] string? Sha256);
