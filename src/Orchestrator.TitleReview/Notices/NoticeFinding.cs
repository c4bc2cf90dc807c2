namespace Orchestrator.TitleReview.Notices;

/// <summary>Something wrong in a notice file.</summary>
/// <param name="Path">Where, as a JSON path: <c>$.clauses[3].sentence</c>.</param>
/// <param name="Code">Stable code, e.g. <c>notice-clause-twice</c>.</param>
/// <param name="IsError">Whether the notice is refused for it.</param>
/// <param name="Clause">The clause it concerns; null for the whole notice.</param>
/// <param name="Chinese">What is wrong and what to do.</param>
/// <param name="English">The same in English.</param>
public sealed record NoticeFinding(
    string Path,
    string Code,
    bool IsError,
    string? Clause,
    string Chinese,
    string English
);
