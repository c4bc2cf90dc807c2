namespace Orchestrator.TitleReview.Proving;

/// <summary>What a proof found.</summary>
/// <param name="Code">V3 to V10 of SCHEDULES.md §7, <c>order</c>, <c>impossible</c> (an error) or <c>conflict</c> (a warning).</param>
/// <param name="IsError">Whether the schedule cannot be carried out; else somebody should look.</param>
/// <param name="ActivityId">The activity whose condition cannot be met; null for the schedule as a whole.</param>
/// <param name="Clauses">The clauses of all conditions involved, the one that cannot be met first.</param>
/// <param name="Chinese">With dates, in Chinese.</param>
/// <param name="English">The same in English.</param>
internal sealed record ProofFinding(
    string Code,
    bool IsError,
    string? ActivityId,
    IReadOnlyList<string> Clauses,
    string Chinese,
    string English
);
