using NodaTime;

namespace Orchestrator.TitleReview.Draws;

/// <summary>评审专家 of a committee's pool.</summary>
/// <param name="Id">Code within the pool; the only thing a draw record shows.</param>
/// <param name="Unit">Code of the unit the expert works for.</param>
public sealed record PoolExpert(string Id, string Unit)
{
    /// <summary>高技能专家.</summary>
    public bool IsSkilled { get; init; }

    /// <summary>From a non-public or social organisation (TJ24-3.5-b).</summary>
    public bool IsNonPublic { get; init; }

    /// <summary>Specialties the expert may review; empty: any of the committee.</summary>
    public IReadOnlyList<string> Specialties { get; init; } = [];

    /// <summary>Last day of the term, inclusive; null when unlimited.</summary>
    public LocalDate? TermEnds { get; init; }

    /// <summary>Identifiers of applicants the expert has declared to be kin of.</summary>
    public IReadOnlyList<string> Kin { get; init; } = [];

    /// <summary>Identifiers of applicants the expert has written or worked with.</summary>
    public IReadOnlyList<string> CoAuthors { get; init; } = [];
}
