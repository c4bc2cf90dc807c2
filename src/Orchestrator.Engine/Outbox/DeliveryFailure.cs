using NodaTime;

namespace Orchestrator.Engine.Outbox;

/// <summary>Why an attempt failed.</summary>
/// <param name="Kind">What it says about the next attempt.</param>
/// <param name="Reason">In words for an operator; no secret, no personal data, no content.</param>
public sealed record DeliveryFailure(DeliveryFailureKind Kind, string Reason)
{
    /// <summary>The receiver asked not to be called again before so long.</summary>
    public Duration? RetryAfter { get; init; }
}
