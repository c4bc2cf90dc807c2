namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示留痕材料.</summary>
/// <param name="FileName">The file's name with its extension.</param>
/// <param name="ContentType">Its media type, e.g. <c>image/jpeg</c>.</param>
/// <param name="Sha256">SHA-256 of its bytes in hex; null: the portal gives none, and the picture proves nothing.</param>
public sealed record PublicityEvidence(
    [property: Field("文件名", "File name", MaxLength = 255)] string FileName,
    [property: Field(
        "文件类型",
        "File type",
        MaxLength = 100,
        Description = "如 image/jpeg",
        DescriptionEn = "E.g. image/jpeg"
    )]
        string ContentType,
    [property: Field("文件摘要", "Hash of the file", MaxLength = 64, IsCode = true)] string? Sha256
)
{
    private const string ImagePrefix = "image/";

    /// <summary>Whether it proves a posting: an image, by the digest of its bytes.</summary>
    internal bool IsProof => IsImage && Sha256 is not null;

    /// <summary>Whether it says that it is an image.</summary>
    internal bool IsImage => ContentType.StartsWith(ImagePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with its digest.</summary>
    internal IEnumerable<PayloadError> Check() =>
        Sha256 is null || (Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigit))
            ? []
            :
            [
                PayloadErrors.Inconsistent(
                    "evidence",
                    "“文件摘要”应为图片内容的 SHA-256，64位十六进制。",
                    "\"sha256\" must be the SHA-256 of the picture's bytes in 64 hexadecimal digits."
                ),
            ];
}
