namespace Orchestrator.TitleReview.Eligibility;

/// <summary>
/// What an intake check must know of other applications. The engine loads it into the start of an application
/// (<c>application.submitted</c>); without it the person counts as having no other application.
/// </summary>
public sealed record IntakeRecords
{
    /// <summary>The person's other applications of the year, in any cycle of the jurisdiction.</summary>
    public IReadOnlyList<EarlierApplication> Earlier { get; init; } = [];

    /// <summary>
    /// Codes of the committees to which the employer has sent applications of the same series, specialty and level
    /// this year (TJ24-3.1-d).
    /// </summary>
    public IReadOnlyList<string> EmployerCommittees { get; init; } = [];

    /// <summary>Rules set aside for this person; the cycle keeps them in its variable <c>overrides</c>.</summary>
    public IReadOnlyList<GateOverride> Overrides { get; init; } = [];
}
