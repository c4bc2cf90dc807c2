namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示留痕材料.</summary>
/// <param name="FileName">The file's name with its extension.</param>
/// <param name="ContentType">Its media type, e.g. <c>image/jpeg</c>.</param>
/// <param name="Sha256">SHA-256 of its bytes in hex; null: the portal gives none.</param>
public sealed record PublicityEvidence(
    [property: Field("文件名", MaxLength = 255)] string FileName,
    [property: Field("文件类型", MaxLength = 100, Description = "如 image/jpeg")] string ContentType,
    [property: Field("文件摘要", MaxLength = 64)] string? Sha256
);
