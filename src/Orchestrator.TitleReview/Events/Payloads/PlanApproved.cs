namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审方案审核.</summary>
/// <param name="Decision"><c>approved</c> or <c>returned</c>.</param>
/// <param name="Reasons">Needed when it is returned.</param>
/// <param name="Number">Number of the approval; null: none.</param>
public sealed record PlanApproved(
    [property: Field(
        "决定",
        "Decision",
        Choices = ["approved=审核通过=Approved", "returned=退回修改=Returned for changes"]
    )]
        string Decision,
    [property: Field("理由", "Reasons", Description = "退回时必填", DescriptionEn = "Needed for a return")]
        IReadOnlyList<string>? Reasons,
    [property: Field("审核编号", "Approval number", MaxLength = 100)] string? Number
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => DecisionChecks.ReasonsGiven(Decision, Reasons, "approved");
}
