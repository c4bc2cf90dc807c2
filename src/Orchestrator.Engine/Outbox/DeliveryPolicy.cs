using NodaTime;

namespace Orchestrator.Engine.Outbox;

/// <summary>When a failed message is tried again: exponential backoff with full jitter, so that those that failed together do not come back together.</summary>
public sealed record DeliveryPolicy
{
    /// <summary>The longest wait before the second attempt; doubles with each.</summary>
    public Duration FirstDelay { get; init; } = Duration.FromSeconds(10);

    /// <summary>No wait is longer, unless the receiver asks for it.</summary>
    public Duration LongestDelay { get; init; } = Duration.FromHours(1);

    /// <summary>No wait is shorter.</summary>
    public Duration ShortestDelay { get; init; } = Duration.FromSeconds(1);

    /// <summary>A receiver may ask for at most so long a wait.</summary>
    public Duration LongestRetryAfter { get; init; } = Duration.FromHours(12);

    /// <summary>Never given up before so many attempts: a message that waited out an outage of ours gets its chances too.</summary>
    public int FewestAttempts { get; init; } = 12;

    /// <summary>Never given up before it is so old: a weekend without its administrator must not cost a portal an event.</summary>
    public Duration GiveUpAfter { get; init; } = Duration.FromDays(4);

    /// <summary>Decides; pure.</summary>
    /// <param name="attempt">Which attempt failed, 1 for the first.</param>
    /// <param name="createdAt">When the message was made.</param>
    /// <param name="now">When the attempt failed.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="randomness">0 (inclusive) to 1 (exclusive), evenly spread.</param>
    public DeliveryDecision Decide(int attempt, Instant createdAt, Instant now, DeliveryFailure failure, double randomness)
    {
        if (failure.Kind == DeliveryFailureKind.Permanent || IsSpent(attempt, createdAt, now, failure))
        {
            return DeliveryDecision.Dead;
        }

        var window = FirstDelay.TotalSeconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 40));
        var delay = Duration.Max(ShortestDelay, Duration.FromSeconds(Math.Min(window, LongestDelay.TotalSeconds) * randomness));
        if (failure.RetryAfter is { } asked)
        {
            delay += Duration.Min(asked, LongestRetryAfter);
        }

        return new DeliveryDecision(now + delay);
    }

    private bool IsSpent(int attempt, Instant createdAt, Instant now, DeliveryFailure failure) =>
        failure.Kind != DeliveryFailureKind.Ours && attempt >= FewestAttempts && now - createdAt >= GiveUpAfter;
}
