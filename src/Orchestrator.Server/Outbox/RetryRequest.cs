namespace Orchestrator.Server.Outbox;

/// <summary>Undelivered messages to send once more.</summary>
public sealed record RetryRequest
{
    /// <summary>Their ids, 1 to 500.</summary>
    public required IReadOnlyList<string> Ids { get; init; }
}
