namespace Orchestrator.TitleReview.Events.Payloads;

/// <summary>对一般性要求的个案同意.</summary>
/// <param name="Rule">Id of the gate rule that is set aside; only a soft one can be.</param>
/// <param name="Person">The portal's mark of the person for whom it is set aside.</param>
/// <param name="Reason">Why.</param>
public sealed record GateOverridden(
    [property: Field("规则", "Rule")] string Rule,
    [property: Field("申报人标识", "Applicant's identifier")] string Person,
    [property: Field("理由", "Reason")] string Reason
);
