using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>What a list shows of an instance.</summary>
internal record InstanceHead
{
    /// <summary>Studio's id of the instance.</summary>
    public required string Id { get; init; }

    /// <summary>The definition's id, the same in all versions.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Studio's id of the definition version.</summary>
    public required string VersionId { get; init; }

    /// <summary>The number of the version it runs, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string? Name { get; init; }

    /// <summary>Its outside id; null for none.</summary>
    public required string? Correlation { get; init; }

    /// <summary>Running or finished.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>Closer: suspended, faulted and so on.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>When it started.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public required Instant? FinishedAt { get; init; }

    /// <summary>What went wrong so far, the oldest first.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }
}
