namespace Orchestrator.Cases.Moves;

/// <summary>Something about a move that whoever decides must know.</summary>
/// <param name="Code">Stable code: <c>floor</c>, <c>order</c>, <c>past</c>, …</param>
/// <param name="Refuses">True: it cannot be approved like this.</param>
/// <param name="Chinese">The sentence in Chinese.</param>
/// <param name="English">The sentence in English.</param>
/// <param name="Clauses">The clauses it rests on.</param>
public sealed record MoveFinding(
    string Code,
    bool Refuses,
    string Chinese,
    string English,
    IReadOnlyList<string> Clauses
);
