namespace Orchestrator.Calendars;

/// <summary>Why it is this day (为什么是这一天).</summary>
/// <param name="Steps">Each day looked at, in counting order.</param>
/// <param name="Conventions">The ids of the counting conventions used, e.g. C10.</param>
/// <param name="Explanation">One paragraph for a person.</param>
public sealed record Proof(IReadOnlyList<ProofStep> Steps, IReadOnlyList<string> Conventions, BilingualText Explanation)
{
    /// <summary>The Chinese paragraph.</summary>
    public string ExplanationZh => Explanation.Chinese;

    /// <summary>The English paragraph.</summary>
    public string ExplanationEn => Explanation.English;
}
