using NodaTime;

namespace Orchestrator.Engine.Failures;

/// <summary>Why an attempt failed whose count is kept with the work: a delivery, a request, a deadline.</summary>
/// <param name="Kind">What it says about the next attempt.</param>
/// <param name="Reason">In words for an operator; no secret, no personal data, no content.</param>
public sealed record WorkFailure(FailureKind Kind, string Reason)
{
    /// <summary>The receiver asked not to be called again before so long.</summary>
    public Duration? RetryAfter { get; init; }
}
