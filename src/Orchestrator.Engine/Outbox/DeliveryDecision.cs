using NodaTime;

namespace Orchestrator.Engine.Outbox;

/// <summary>What is to become of a message after a failed attempt.</summary>
/// <param name="RetryAt">Not tried again before; null: dead.</param>
public readonly record struct DeliveryDecision(Instant? RetryAt)
{
    /// <summary>Given up; an operator decides.</summary>
    public static DeliveryDecision Dead => default;

    /// <summary>Whether it is given up.</summary>
    public bool IsDead => RetryAt is null;
}
