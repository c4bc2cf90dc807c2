namespace Orchestrator.Server.Portals;

/// <summary>What an import of experts did.</summary>
public sealed record ExpertImportAnswer
{
    /// <summary>Code of the committee.</summary>
    public required string Committee { get; init; }

    /// <summary>Experts in the pool now.</summary>
    public required int Experts { get; init; }

    /// <summary>Names the state of the pool: the same experts give the same version.</summary>
    public required string Version { get; init; }
}
