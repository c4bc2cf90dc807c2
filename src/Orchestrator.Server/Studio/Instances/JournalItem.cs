using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Server.Studio.Instances;

/// <summary>A line of the viewer's journal.</summary>
internal sealed record JournalItem
{
    /// <summary>The activity's place in the definition.</summary>
    public required NodeInfo Node { get; init; }

    /// <summary>The run.</summary>
    public required string Run { get; init; }

    public required Instant At { get; init; }

    /// <summary>From 1.</summary>
    public required int Sequence { get; init; }

    public required string Event { get; init; }

    public required string? Message { get; init; }

    public required JsonNode? Data { get; init; }
}
