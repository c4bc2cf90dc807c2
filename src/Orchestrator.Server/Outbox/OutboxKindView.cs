using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Server.Outbox;

/// <summary>Messages of one kind.</summary>
public sealed record OutboxKindView
{
    /// <summary>How they leave.</summary>
    public required OutboxKind Kind { get; init; }

    /// <summary>Not delivered yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>When the oldest of them was made; null when none waits.</summary>
    public required Instant? OldestWaiting { get; init; }

    /// <summary>Given up.</summary>
    public required int Undelivered { get; init; }

    /// <summary>False: nothing of this kind can be sent, and what waits goes on waiting (no mail server is configured).</summary>
    public required bool IsConfigured { get; init; }

    internal static OutboxKindView Of(OutboxStatus status) =>
        new()
        {
            Kind = status.Kind,
            Waiting = status.Waiting,
            OldestWaiting = status.OldestWaiting,
            Undelivered = status.Dead,
            IsConfigured = status.Configured,
        };
}
