using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审结果公示发布.</summary>
/// <param name="PostedOn">The day of the last posting, which is not counted itself (C12).</param>
/// <param name="Channels">Where the results hang; all that the definition names.</param>
/// <param name="EndsOn">The last day printed on the posting, inclusive; null: none. One too early is refused.</param>
/// <param name="Evidence">Files that prove the posting; null: none.</param>
public sealed record ResultPosted(
    [property: Field("公示发布日", "Date of posting")] LocalDate PostedOn,
    [property: Field("公示媒介", "Where it is posted", MinItems = 1)] IReadOnlyList<string> Channels,
    [property: Field(
        "公示所载截止日",
        "Last day printed on the posting",
        Description = "公示上印明的最后一日；短于法定期限的会被拒绝",
        DescriptionEn = "As the posting states it; a day short of the required length is refused"
    )]
        LocalDate? EndsOn,
    [property: Field("留痕材料", "Evidence", Meaning = FieldMeaning.Pictures)]
        IReadOnlyList<PublicityEvidence>? Evidence
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => (Evidence ?? []).SelectMany(picture => picture.Check());
}
