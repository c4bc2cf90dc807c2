using NodaTime;

namespace Orchestrator.Engine.Failures;

/// <summary>The one rule of what a failure means, whatever the work (D14). Pure.</summary>
public static class FailurePolicy
{
    /// <summary>An item alone that meets other writers so often has something wrong with itself.</summary>
    public const int ConflictsAlone = 3;

    /// <summary>Decides about a page of work that failed before its commit.</summary>
    /// <param name="failure">What the failure says.</param>
    /// <param name="items">How many items the page had claimed; 0 when it failed before it had any.</param>
    /// <param name="attempt">How often this item has failed alone, this time included; counts when <paramref name="items"/> is 1.</param>
    public static FailureAction Decide(FailureKind failure, int items, int attempt) =>
        (failure, items) switch
        {
            (FailureKind.Trouble, _) or (_, 0) => FailureAction.Leave,
            (_, > 1) => FailureAction.Split,
            (FailureKind.Conflict, _) when attempt < ConflictsAlone => FailureAction.Again,
            _ => FailureAction.Bury,
        };

    /// <summary>Decides about one item whose attempts are counted with it: again at a time, or dead.</summary>
    /// <param name="failure">Why it failed.</param>
    /// <param name="attempt">Which attempt failed, 1 for the first.</param>
    /// <param name="since">When the work was made.</param>
    /// <param name="limits">How often and how long its kind is tried.</param>
    /// <param name="now">When the attempt failed.</param>
    /// <param name="jitter">0 to 1, evenly spread; 1 waits the whole window.</param>
    public static FailureDecision Decide(
        WorkFailure failure,
        int attempt,
        Instant since,
        RetryLimits limits,
        Instant now,
        double jitter
    )
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(limits);
        if (failure.Kind == FailureKind.Permanent || IsSpent(failure, attempt, since, limits, now))
            return FailureDecision.Dead;
        var asked = Duration.Min(failure.RetryAfter ?? Duration.Zero, limits.LongestRetryAfter);
        return new FailureDecision(now + limits.Wait(attempt, jitter) + asked);
    }

    private static bool IsSpent(WorkFailure failure, int attempt, Instant since, RetryLimits limits, Instant now) =>
        failure.Kind != FailureKind.Ours && attempt >= limits.FewestAttempts && now - since >= limits.GiveUpAfter;
}
