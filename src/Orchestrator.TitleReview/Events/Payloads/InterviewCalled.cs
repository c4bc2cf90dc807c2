namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>通知面试答辩.</summary>
/// <param name="Applications">Whom the committee has chosen; empty: nobody is interviewed.</param>
/// <param name="Place">Where; null: not said.</param>
/// <param name="Note">What they have to know; null: nothing more.</param>
public sealed record InterviewCalled(
    [property: Field(
        "申报编号",
        "Application numbers",
        Meaning = FieldMeaning.Application,
        Description = "评审委员会确定的答辩人员；没有的，为空",
        DescriptionEn = "Those whom the committee interviews; empty when there are none"
    )]
        IReadOnlyList<long> Applications,
    [property: Field("地点", "Place", MaxLength = 200)] string? Place,
    [property: Field("说明", "Note")] string? Note
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Applications.Distinct().Count() != Applications.Count)
        {
            yield return PayloadErrors.Inconsistent(
                "applications",
                "同一申报出现两次。",
                "\"applications\" names an application twice."
            );
        }
    }
}
