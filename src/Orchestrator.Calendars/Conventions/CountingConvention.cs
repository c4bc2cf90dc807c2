namespace Orchestrator.Calendars;

/// <summary>One question that the wording of notices leaves open, and how it is answered unless a rule says otherwise.</summary>
/// <param name="Id">C1 to C26, as in the requirements.</param>
/// <param name="Name">A short name.</param>
/// <param name="Question">The wording or question.</param>
/// <param name="Default">The answer by default.</param>
/// <param name="Alternatives">The other answers, with the option in a rule that selects each.</param>
/// <param name="LegalBasis">The law behind the default, or that there is none.</param>
public sealed record CountingConvention(
    string Id,
    BilingualText Name,
    BilingualText Question,
    BilingualText Default,
    IReadOnlyList<ConventionAlternative> Alternatives,
    BilingualText LegalBasis
);
