using NodaTime;

namespace Orchestrator.Engine.Failures;

/// <summary>How often and how long one kind of work is tried. The defaults are those of mail and webhooks.</summary>
public sealed record RetryLimits
{
    /// <summary>A deadline that cannot be decided: ten seconds, twice as long each time, ten minutes at most; never given up.</summary>
    public static RetryLimits Deadline { get; } =
        new() { FirstDelay = Duration.FromSeconds(10), LongestDelay = Duration.FromMinutes(10) };

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

    /// <summary>
    /// The wait after an attempt: a part of a window that doubles with each. Spread, so that what failed together
    /// does not come back together.
    /// </summary>
    /// <param name="attempt">Which attempt failed, 1 for the first.</param>
    /// <param name="jitter">The part, 0 to 1; 1 is the whole window.</param>
    public Duration Wait(int attempt, double jitter)
    {
        var window = FirstDelay.TotalSeconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 40));
        return Duration.Max(ShortestDelay, Duration.FromSeconds(Math.Min(window, LongestDelay.TotalSeconds) * jitter));
    }
}
