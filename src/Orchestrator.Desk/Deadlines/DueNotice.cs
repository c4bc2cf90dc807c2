using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>A reminder that was sent about a deadline.</summary>
public sealed record DueNotice
{
    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>E.g. smtp, webhook, log.</summary>
    public required string Channel { get; init; }

    /// <summary>Masked.</summary>
    public required string Recipient { get; init; }

    /// <summary>Of PERSONAS, e.g. E-04.</summary>
    public required string Template { get; init; }
}
