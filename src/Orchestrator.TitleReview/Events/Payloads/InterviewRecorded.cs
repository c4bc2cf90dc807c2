namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>登记答辩情况.</summary>
/// <param name="Application">The application's number.</param>
/// <param name="Attended">Whether the applicant came.</param>
/// <param name="Excuse">The good reason of one who did not; null: none, which counts as not passed.</param>
public sealed record InterviewRecorded(
    [property: Field("申报编号", "Application number", Minimum = 1, Meaning = FieldMeaning.Application)]
        long Application,
    [property: Field("是否参加答辩", "Came to the interview")] bool Attended,
    [property: Field(
        "正当理由",
        "Good reason",
        Description = "未参加而有正当理由的，写明；没有的，视为评审不通过",
        DescriptionEn = "Of one who did not come; without it the application counts as not passed"
    )]
        string? Excuse
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Attended && Excuse is not null)
        {
            yield return PayloadErrors.Inconsistent(
                "excuse",
                "参加答辩的，不填“正当理由”。",
                "\"excuse\" is for those who did not attend."
            );
        }
    }
}
