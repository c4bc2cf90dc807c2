using NodaTime;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>Something that happened in the play.</summary>
public sealed record SandboxEvent
{
    /// <summary>On the virtual clock.</summary>
    public required Instant At { get; init; }

    /// <summary>In Chinese.</summary>
    public required string Text { get; init; }

    /// <summary>deadline, application, review, publicity, notice or clock.</summary>
    public required string Kind { get; init; }
}
