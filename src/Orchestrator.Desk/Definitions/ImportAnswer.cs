namespace Orchestrator.Desk.Definitions;

/// <summary>What became of an import.</summary>
public sealed record ImportAnswer
{
    /// <summary>Its name in an archive; null for a single definition.</summary>
    public string? File { get; init; }

    /// <summary>False: it has errors, and nothing was changed.</summary>
    public required bool Imported { get; init; }

    /// <summary>The definition as it stands now.</summary>
    public required DefinitionSummary? Definition { get; init; }

    /// <summary>Errors and warnings.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }
}
