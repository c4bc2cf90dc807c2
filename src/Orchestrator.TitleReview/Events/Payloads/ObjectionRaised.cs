namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示期间提出异议.</summary>
/// <param name="Publicity"><c>employer</c>, <c>candidates</c> or <c>result</c>: which publicity it was raised in.</param>
/// <param name="Objection">The portal's number of the objection, unique in the cycle.</param>
/// <param name="Application">The application it is about; needed for those of the cycle.</param>
/// <param name="Summary">What is objected to; null: not said.</param>
/// <param name="RealName">Whether the objector is named; null: not said.</param>
public sealed record ObjectionRaised(
    [property: Field(
        "公示",
        "Publicity",
        Choices = [
            "employer=单位内部公示=Employer's publicity",
            "candidates=评审前名单公示=Publicity of the list before the review",
            "result=评审结果公示=Result publicity",
        ]
    )]
        string Publicity,
    [property: Field("异议编号", "Objection number", MaxLength = 64)] string Objection,
    [property: Field(
        "申报编号",
        "Application number",
        Minimum = 1,
        Meaning = FieldMeaning.Application,
        Description = "评审前名单公示和评审结果公示的异议必填",
        DescriptionEn = "Needed for an objection to the list before the review or to the results"
    )]
        long? Application,
    [property: Field("反映内容摘要", "Summary of the objection")] string? Summary,
    [property: Field("是否实名", "Objector is named")] bool? RealName
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check()
    {
        if (Publicity != "employer" && Application is null)
        {
            yield return PayloadErrors.Inconsistent(
                "application",
                "对评审前名单公示和评审结果公示的异议须指明“申报编号”。",
                "An objection to the list or to the results must name the \"application\"."
            );
        }
    }
}
