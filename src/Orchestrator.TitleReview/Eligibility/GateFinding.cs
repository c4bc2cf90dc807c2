namespace Orchestrator.TitleReview.Eligibility;

/// <summary>A gate rule that a person's facts do not satisfy.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Severity">What follows.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
public sealed record GateFinding(
    string Rule,
    GateSeverity Severity,
    IReadOnlyList<string> Clauses,
    string Chinese,
    string English
);
