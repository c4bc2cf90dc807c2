namespace Orchestrator.Server.Outbox;

/// <summary>What the outbox holds.</summary>
public sealed record OutboxView
{
    /// <summary>Mail and webhooks: how many wait and how many were given up.</summary>
    public required IReadOnlyList<OutboxKindView> Kinds { get; init; }

    /// <summary>Messages that were given up, the oldest first, at most 500; the next ones by `after`, the last one's id.</summary>
    public required IReadOnlyList<UndeliveredView> Undelivered { get; init; }
}
