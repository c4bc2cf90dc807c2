namespace Orchestrator.Server.Portals;

/// <summary>A committee's expert pool.</summary>
public sealed record ExpertImport
{
    /// <summary>Code of the committee.</summary>
    public required string Committee { get; init; }

    /// <summary>All experts of the pool; who is left out is no longer drawn.</summary>
    public required IReadOnlyList<ImportedExpert> Experts { get; init; }
}
