namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>专家抽取承诺: how many seats are drawn, and the hash of the office's secret, before anyone knows the outcome.</summary>
/// <param name="Seats">How many experts are drawn: odd, and no fewer than the definition's minimum.</param>
/// <param name="SecretHash"><see cref="Draws.DrawHash"/> of the office's secret.</param>
public sealed record DrawCommitted(
    [property: Field("抽取人数", "Number of experts to draw", Minimum = 1)] int Seats,
    [property: Field(
        "办事机构密值的摘要",
        "Hash of the review office's secret",
        IsCode = true,
        Meaning = FieldMeaning.SecretHash,
        Description = "办事机构所选密值（UTF-8）的 SHA-256，十六进制小写",
        DescriptionEn = "SHA-256 of the review office's secret (UTF-8), in lower-case hexadecimal"
    )]
        string SecretHash
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (SecretHash.Length != 64 || !SecretHash.All(char.IsAsciiHexDigitLower))
        {
            yield return PayloadErrors.Inconsistent(
                "secretHash",
                "“办事机构密值的摘要”应为64位小写十六进制的 SHA-256。",
                "\"secretHash\" must be a SHA-256 in 64 lower-case hexadecimal digits."
            );
        }
    }
}
