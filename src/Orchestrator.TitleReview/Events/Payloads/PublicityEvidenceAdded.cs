namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>上传公示图片.</summary>
/// <param name="Evidence">At least one image.</param>
public sealed record PublicityEvidenceAdded(
    [property: Field("图片留痕", "Pictures as evidence", MinItems = 1, Meaning = FieldMeaning.Pictures)]
        IReadOnlyList<PublicityEvidence> Evidence
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => Evidence.SelectMany(picture => picture.Check());
}
