using NodaTime;

namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>单位内部公示张贴.</summary>
/// <param name="PostedOn">The day of the posting, which is not counted itself (C12).</param>
/// <param name="EndsOn">The last day printed on the posting, inclusive; null: none. One too early is refused.</param>
/// <param name="Place">Where it hangs; null: not said.</param>
/// <param name="Evidence">Images of it, if there are any yet.</param>
public sealed record PublicityPosted(
    [property: Field("公示张贴日", "Date of posting")] LocalDate PostedOn,
    [property: Field(
        "公示所载截止日",
        "Last day printed on the posting",
        Description = "公示上印明的最后一日；短于法定期限的会被拒绝",
        DescriptionEn = "As the posting states it; a day short of the required length is refused"
    )]
        LocalDate? EndsOn,
    [property: Field("公示地点", "Place of posting")] string? Place,
    [property: Field("图片留痕", "Pictures as evidence", Meaning = FieldMeaning.Pictures)]
        IReadOnlyList<PublicityEvidence>? Evidence
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => (Evidence ?? []).SelectMany(picture => picture.Check());
}
