using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>How a deadline was decided.</summary>
public sealed record DueDecision
{
    /// <summary>By the database's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>`enforcer`, or the event that met it.</summary>
    public required string By { get; init; }

    /// <summary>Milliseconds from due to decision; 0 when met in time.</summary>
    public required long LatenessMs { get; init; }
}
