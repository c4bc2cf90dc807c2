using Orchestrator.Desk.Definitions;

namespace Orchestrator.Desk.Notices;

/// <summary>A definition that cites a notice.</summary>
public sealed record NoticeCitation
{
    /// <summary>The definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version: the one in force, else the newest.</summary>
    public required int Version { get; init; }

    /// <summary>Whether that version is in force.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>How many of its clauses it cites.</summary>
    public required int Cited { get; init; }

    /// <summary>Clauses it cites that the import no longer has.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Errors that it has only with the import.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }
}
