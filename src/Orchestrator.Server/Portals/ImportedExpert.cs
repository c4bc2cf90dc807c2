using NodaTime;

namespace Orchestrator.Server.Portals;

/// <summary>An expert of a pool.</summary>
public sealed record ImportedExpert
{
    /// <summary>Code within the pool.</summary>
    public required string Id { get; init; }

    /// <summary>Never shown to applicants or employers.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the unit the expert works for.</summary>
    public required string Unit { get; init; }

    /// <summary>Series the expert reviews.</summary>
    public required string Series { get; init; }

    /// <summary>Title level.</summary>
    public required string Level { get; init; }

    /// <summary>高技能专家.</summary>
    public bool IsSkilled { get; init; }

    /// <summary>From a non-public or social organisation.</summary>
    public bool IsNonPublic { get; init; }

    /// <summary>Specialties the expert may review; empty: any.</summary>
    public IReadOnlyList<string> Specialties { get; init; } = [];

    /// <summary>Last day of the term, inclusive.</summary>
    public LocalDate? TermEnds { get; init; }

    /// <summary>Identifiers of applicants who are kin.</summary>
    public IReadOnlyList<string> Kin { get; init; } = [];

    /// <summary>Identifiers of applicants whom the expert has worked with.</summary>
    public IReadOnlyList<string> CoAuthors { get; init; } = [];
}
