namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>评审方案审核.</summary>
/// <param name="Decision"><c>approved</c> or <c>returned</c>.</param>
/// <param name="Reasons">Needed when it is returned.</param>
/// <param name="Number">Number of the approval; null: none.</param>
public sealed record PlanApproved(
    [property: Field("决定", Choices = ["approved=审核通过", "returned=退回修改"])] string Decision,
    [property: Field("理由", Description = "退回时必填")] IReadOnlyList<string>? Reasons,
    [property: Field("审核编号", MaxLength = 100)] string? Number
) : ICheckedPayload
{
    /// <inheritdoc />
    public IEnumerable<PayloadError> Check() => DecisionChecks.ReasonsGiven(Decision, Reasons, "approved");
}
