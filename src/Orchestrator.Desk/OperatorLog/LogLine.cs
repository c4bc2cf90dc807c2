using NodaTime;

namespace Orchestrator.Desk.OperatorLog;

/// <summary>One line of the operator log.</summary>
public sealed record LogLine
{
    /// <summary>From 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string Who { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string? Subject { get; init; }

    /// <summary>Hash over this line and the one before.</summary>
    public required string Hash { get; init; }
}
