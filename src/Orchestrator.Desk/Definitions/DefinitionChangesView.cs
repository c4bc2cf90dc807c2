namespace Orchestrator.Desk.Definitions;

/// <summary>How the newest version differs from the published one: what the second person looks at before approving.</summary>
public sealed record DefinitionChangesView
{
    /// <summary>Definition id.</summary>
    public required string Id { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>The newest version.</summary>
    public required int Version { get; init; }

    /// <summary>What it is compared with; null when nothing is published.</summary>
    public required int? PublishedVersion { get; init; }

    /// <summary>Names what is shown here; the approval repeats it.</summary>
    public required string Revision { get; init; }

    /// <summary>Whether the newest version is a draft.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>Who asked for its publication; null when nobody did.</summary>
    public required string? SubmittedBy { get; init; }

    /// <summary>Everybody who made or changed it.</summary>
    public required IReadOnlyList<string> Editors { get; init; }

    /// <summary>Whether the caller may approve: had no hand in it, and it has no errors.</summary>
    public required bool MayApprove { get; init; }

    /// <summary>The definition itself first, then activity by activity, then connections.</summary>
    public required IReadOnlyList<DefinitionChangeView> Changes { get; init; }

    /// <summary>Errors and warnings of the newest version.</summary>
    public required IReadOnlyList<FindingView> Findings { get; init; }
}
