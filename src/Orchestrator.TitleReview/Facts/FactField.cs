using Orchestrator.TitleReview.Events;

namespace Orchestrator.TitleReview.Facts;

/// <summary>A fact that a definition looks at, as a field of a form.</summary>
/// <param name="Field">
/// Its names, kind and fields, for forms that are made of events. It is never required, and <see cref="PayloadField.Choices"/> are empty:
/// rules compare with any value.
/// </param>
/// <param name="Offered">Texts that the rules compare with, in the order in which they first do; others may be typed.</param>
/// <param name="AtSubmission">
/// Whether the submission looks at it; false: later steps alone do, at what was submitted or corrected since, e.g. how many vacancies
/// there are or whether a commitment has turned out to be false.
/// </param>
/// <param name="Fields">The same fields as those of <paramref name="Field"/>, with what is offered for each.</param>
public sealed record FactField(
    PayloadField Field,
    IReadOnlyList<string> Offered,
    bool AtSubmission,
    IReadOnlyList<FactField> Fields
);
