using NodaTime;

namespace Orchestrator.Server.Applications;

/// <summary>One line of a journal.</summary>
public sealed record JournalLine
{
    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>What kind.</summary>
    public required string Event { get; init; }

    /// <summary>For people.</summary>
    public required string? Text { get; init; }

    /// <summary>The node it happened at.</summary>
    public required string? Activity { get; init; }
}
