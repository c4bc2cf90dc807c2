namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>记录出席专家.</summary>
/// <param name="Experts">Codes of the experts present, each once; all of them drawn.</param>
/// <param name="Chair">Code of the expert in the chair, one of those present.</param>
public sealed record AttendanceRecorded(
    [property: Field("出席专家编号", "Codes of the experts present", MinItems = 1, Meaning = FieldMeaning.Expert)]
        IReadOnlyList<string> Experts,
    [property: Field(
        "主持人编号",
        "Code of the expert in the chair",
        Meaning = FieldMeaning.Expert,
        Description = "主任委员或副主任委员",
        DescriptionEn = "The chair or a deputy chair of the committee"
    )]
        string Chair
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Experts.Distinct(StringComparer.Ordinal).Count() != Experts.Count)
            yield return PayloadErrors.Inconsistent("experts", "出席专家重复。", "\"experts\" names an expert twice.");
        if (!Experts.Contains(Chair, StringComparer.Ordinal))
        {
            yield return PayloadErrors.Inconsistent(
                "chair",
                "主持人不在出席专家之列。",
                "\"chair\" is not among the experts present."
            );
        }
    }
}
