using NodaTime;
using Orchestrator.Desk.Deadlines;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>A sandbox as it plays.</summary>
public sealed record SandboxView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The schedule.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>How far it is.</summary>
    public required SandboxStatus Status { get; init; }

    /// <summary>The virtual clock; null while starting.</summary>
    public required Instant? VirtualNow { get; init; }

    /// <summary>First day.</summary>
    public required LocalDate? From { get; init; }

    /// <summary>Last day.</summary>
    public required LocalDate? To { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Progress { get; init; }

    /// <summary>Length of the play on the wall clock.</summary>
    public required double Seconds { get; init; }

    /// <summary>Applications so far.</summary>
    public required SandboxApplications Applications { get; init; }

    /// <summary>Deadlines so far.</summary>
    public required SandboxDeadlines Deadlines { get; init; }

    /// <summary>Reminders so far.</summary>
    public required int Reminders { get; init; }

    /// <summary>The schedule as it plays.</summary>
    public required IReadOnlyList<TimelineItem> Timeline { get; init; }

    /// <summary>The last 50, newest last.</summary>
    public required IReadOnlyList<SandboxEvent> Events { get; init; }

    /// <summary>A sentence in Chinese; null unless it failed.</summary>
    public required string? Error { get; init; }
}
