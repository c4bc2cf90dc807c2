using NodaTime;

namespace Orchestrator.Server.Portals;

/// <summary>A task's result was taken.</summary>
internal sealed record TaskReceipt
{
    /// <summary>The task, as the request named it.</summary>
    public required string TaskId { get; init; }

    /// <summary>By the database's clock.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>True: the answer to the same result, sent before.</summary>
    public bool Replayed { get; init; }
}
