using NodaTime;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Desk.Definitions;

/// <summary>One version of a definition.</summary>
public sealed record DefinitionVersionView
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>Content hash: independent of layout.</summary>
    public required string Hash { get; init; }

    /// <summary>New instances run it.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>Not published so far: it can still be changed.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was last changed; null when never.</summary>
    public required Instant? ChangedAt { get; init; }

    /// <summary>When it was first published; null for a draft.</summary>
    public required Instant? PublishedAt { get; init; }

    /// <summary>Who approved it; null for a draft.</summary>
    public required string? ApprovedBy { get; init; }

    /// <summary>As the API gives a stored version, without its JSON.</summary>
    public static DefinitionVersionView Of(DefinitionVersion version) =>
        new()
        {
            Version = version.Version,
            Hash = version.Hash,
            IsPublished = version.IsPublished,
            IsDraft = version.IsDraft,
            CreatedAt = version.CreatedAt,
            CreatedBy = version.CreatedBy,
            ChangedAt = version.ChangedAt,
            PublishedAt = version.PublishedAt,
            ApprovedBy = version.ApprovedBy,
        };
}
