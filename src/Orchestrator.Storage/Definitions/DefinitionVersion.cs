using NodaTime;

namespace Orchestrator.Storage.Definitions;

/// <summary>One version of a workflow definition; a published one never changes and is pinned by its instances (D3).</summary>
public sealed class DefinitionVersion
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The definition's id, the same in all versions.</summary>
    public required string DefinitionId { get; set; }

    /// <summary>1 for the first.</summary>
    public int Version { get; set; }

    public required string Name { get; set; }

    public DefinitionKind Kind { get; set; }

    /// <summary>Elsa 3 JSON as saved.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 of the canonical JSON, lower-case hex.</summary>
    public required string Hash { get; set; }

    public bool IsLatest { get; set; }

    public bool IsPublished { get; set; }

    public Instant CreatedAt { get; set; }

    public required string CreatedBy { get; set; }

    /// <summary>The second pair of eyes; null before publication.</summary>
    public string? ApprovedBy { get; set; }
}
