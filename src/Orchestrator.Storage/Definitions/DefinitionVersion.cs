using NodaTime;

namespace Orchestrator.Storage.Definitions;

/// <summary>
/// One version of a workflow definition. A draft changes in place until it is published; what was ever published
/// never changes and is pinned by its instances (D3).
/// </summary>
public sealed class DefinitionVersion
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The definition's id, the same in all versions.</summary>
    public required string DefinitionId { get; set; }

    /// <summary>1 for the first.</summary>
    public int Version { get; set; }

    /// <summary>Name as people read it; may differ between versions.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it runs once per cycle, once per application, or is another workflow.</summary>
    public DefinitionKind Kind { get; set; }

    /// <summary>Elsa 3 JSON as saved.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 of the canonical JSON, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>Whether it has the highest number of its definition.</summary>
    public bool IsLatest { get; set; }

    /// <summary>New instances run it. Of a definition's versions at most one.</summary>
    public bool IsPublished { get; set; }

    /// <summary>When it was first published; it stays so when another version takes its place. Null for a draft.</summary>
    public Instant? PublishedAt { get; set; }

    /// <summary>Counts the changes of a draft; a writer names the one it started from.</summary>
    public int Revision { get; set; }

    /// <summary>When it was made; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>Account of who made it.</summary>
    public required string CreatedBy { get; set; }

    /// <summary>When the draft was last changed; null when never since it was made.</summary>
    public Instant? ChangedAt { get; set; }

    /// <summary>Everybody who changed the draft beside its maker, a line each, the last one last.</summary>
    public string Editors { get; set; } = "";

    /// <summary>Who asked for its publication; null when nobody has since its last change.</summary>
    public string? SubmittedBy { get; set; }

    /// <summary>When its publication was asked for.</summary>
    public Instant? SubmittedAt { get; set; }

    /// <summary>The second pair of eyes; null before publication.</summary>
    public string? ApprovedBy { get; set; }
}
