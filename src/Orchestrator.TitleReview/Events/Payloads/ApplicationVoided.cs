namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>作废: another application of the same person makes this one void too.</summary>
/// <param name="Rule">Id of the gate rule that voids both.</param>
/// <param name="Reason">Why, in Chinese, for the applicant.</param>
public sealed record ApplicationVoided(
    [property: Field("规则", "Rule")] string Rule,
    [property: Field("理由", "Reason")] string Reason
);
