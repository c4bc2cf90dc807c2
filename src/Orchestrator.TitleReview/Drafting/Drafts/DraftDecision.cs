namespace Orchestrator.TitleReview.Drafting.Drafts;

/// <summary>Something that the notice leaves open and that a person has to decide.</summary>
/// <param name="Code">
/// <c>date</c> (a day that the notice does not state), <c>reading</c> (a phrase with several readings), <c>number</c> (days that it does
/// not count), <c>actor</c> (who does it), <c>track</c>, <c>floor</c> or <c>head</c>.
/// </param>
/// <param name="Input">The input of the schedule that holds the answer; null when none does.</param>
/// <param name="Clause">The clause; null when the notice says nothing.</param>
/// <param name="Value">What the draft holds for now: the recommended answer; null when there is none, so that it must be given.</param>
/// <param name="Chinese">What to decide.</param>
/// <param name="English">The same in English.</param>
public sealed record DraftDecision(
    string Code,
    string? Input,
    string? Clause,
    string? Value,
    string Chinese,
    string English
);
