using System.Text.Json.Nodes;
using NodaTime;

namespace Orchestrator.Server.Studio.Records;

/// <summary>A line of the viewer's journal.</summary>
internal sealed record JournalItem
{
    /// <summary>The activity's place in the definition.</summary>
    public required NodeInfo Node { get; init; }

    /// <summary>The run.</summary>
    public required string Run { get; init; }

    /// <summary>When it happened; on the play's own clock in a play.</summary>
    public required Instant At { get; init; }

    /// <summary>From 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>What happened, by its name in the journal.</summary>
    public required string Event { get; init; }

    /// <summary>What people read; null when the event says it all.</summary>
    public required string? Message { get; init; }

    /// <summary>What the event carries; null for nothing.</summary>
    public required JsonNode? Data { get; init; }
}
