using NodaTime;

namespace Orchestrator.Engine.Failures;

/// <summary>What is to become of work whose attempt failed.</summary>
/// <param name="RetryAt">Not tried again before; null: dead.</param>
public readonly record struct FailureDecision(Instant? RetryAt)
{
    /// <summary>Given up; an operator decides.</summary>
    public static FailureDecision Dead => default;

    /// <summary>Whether it is given up.</summary>
    public bool IsDead => RetryAt is null;
}
