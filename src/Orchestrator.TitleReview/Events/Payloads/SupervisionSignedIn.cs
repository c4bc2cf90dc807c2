namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>监督员到场签到.</summary>
/// <param name="Subject"><c>draw</c> or <c>meeting</c>.</param>
/// <param name="Supervisor">Who supervises, as the protocol names them.</param>
/// <param name="Nonce">The supervisor's random value; needed at a draw, where it takes part in the seed.</param>
public sealed record SupervisionSignedIn(
    [property: Field(
        "监督对象",
        "What is supervised",
        Choices = ["draw=专家抽取=Draw of experts", "meeting=评审会议=Review meeting"]
    )]
        string Subject,
    [property: Field("监督员", "Supervisor", MaxLength = 100)] string Supervisor,
    [property: Field(
        "监督员随机值",
        "Supervisor's random value",
        MaxLength = 200,
        Meaning = FieldMeaning.Nonce,
        Description = "专家抽取时必填：由监督员现场给出，与办事机构密值共同决定抽取结果",
        DescriptionEn = "Needed at a draw: given on the spot; with the review office's secret it decides the draw"
    )]
        string? Nonce
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Subject == "draw" && string.IsNullOrWhiteSpace(Nonce))
        {
            yield return PayloadErrors.Inconsistent(
                "nonce",
                "监督专家抽取时须给出“监督员随机值”。",
                "\"nonce\" is needed when the draw is supervised."
            );
        }
    }
}
