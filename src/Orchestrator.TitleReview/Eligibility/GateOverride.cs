namespace Orchestrator.TitleReview.Eligibility;

/// <summary>A soft rule that the role named by it has set aside for one person (C15).</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Person">The applicant's identifier.</param>
/// <param name="Role">Who agreed.</param>
/// <param name="Reason">Why.</param>
public sealed record GateOverride(string Rule, string Person, string Role, string Reason);
