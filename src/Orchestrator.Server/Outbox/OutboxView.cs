namespace Orchestrator.Server.Outbox;

/// <summary>What the outbox holds.</summary>
public sealed record OutboxView
{
    /// <summary>Mail and webhooks: how many wait and how many were given up.</summary>
    public required IReadOnlyList<OutboxKindView> Kinds { get; init; }
}
