using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>Everything the viewer shows of one instance at one revision; never changed once made.</summary>
internal sealed record InstanceRecord
{
    /// <summary>Studio's id of the instance.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the instance's changes.</summary>
    public required int Revision { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>Studio's id of the definition version.</summary>
    public required string VersionId { get; init; }

    public required int Version { get; init; }

    /// <summary>What people call it.</summary>
    public required string? Name { get; init; }

    public required string? Correlation { get; init; }

    public required WorkflowStatus Status { get; init; }

    public required WorkflowSubStatus SubStatus { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public required Instant? FinishedAt { get; init; }

    public required IReadOnlyList<Incident> Incidents { get; init; }

    public required IReadOnlyList<Bookmark> Bookmarks { get; init; }

    public required JsonObject Input { get; init; }

    public required JsonObject Output { get; init; }

    /// <summary>Id, name and value.</summary>
    public required IReadOnlyList<(string Id, string Name, JsonNode? Value)> Variables { get; init; }

    /// <summary>Journal items in order.</summary>
    public required IReadOnlyList<JournalItem> Journal { get; init; }

    /// <summary>Runs of activities in the order of their start.</summary>
    public required IReadOnlyList<ExecutionRecord> Executions { get; init; }
}
