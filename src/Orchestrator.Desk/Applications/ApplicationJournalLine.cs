using NodaTime;

namespace Orchestrator.Desk.Applications;

/// <summary>One line of an application's journal, as people read it.</summary>
public sealed record ApplicationJournalLine
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
