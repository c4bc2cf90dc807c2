namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>公示期间提出异议.</summary>
/// <param name="Publicity"><c>employer</c>, <c>candidates</c> or <c>result</c>: which publicity it was raised in.</param>
/// <param name="Objection">The portal's number of the objection, unique in the cycle.</param>
/// <param name="Application">The application it is about; needed for those of the cycle.</param>
/// <param name="Summary">What is objected to; null: not said.</param>
/// <param name="RealName">Whether the objector is named; null: not said.</param>
public sealed record ObjectionRaised(
    [property: Field("公示", Choices = ["employer=单位内部公示", "candidates=评审前名单公示", "result=评审结果公示"])]
        string Publicity,
    [property: Field("异议编号", MaxLength = 64)] string Objection,
    [property: Field("申报编号", Minimum = 1, Description = "评审前名单公示和评审结果公示的异议必填")]
        long? Application,
    [property: Field("反映内容摘要")] string? Summary,
    [property: Field("是否实名")] bool? RealName
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
