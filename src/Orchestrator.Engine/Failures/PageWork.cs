namespace Orchestrator.Engine.Failures;

/// <summary>One kind of work, page by page: each is claimed, applied, written and committed as a whole (D14).</summary>
/// <typeparam name="TItem">What a page is made of.</typeparam>
public abstract class PageWork<TItem>
{
    /// <summary>Runs one page.</summary>
    /// <param name="size">The most items.</param>
    /// <param name="claimed">Told what was claimed, before anything is done with it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False: nothing was left, or only what others work on.</returns>
    public abstract Task<bool> RunAsync(
        int size,
        Action<IReadOnlyList<TItem>> claimed,
        CancellationToken cancellationToken
    );

    /// <summary>Tells an item from others.</summary>
    public abstract long KeyOf(TItem item);

    /// <summary>Takes an item that failed alone out of the way, with a dead letter in the same commit.</summary>
    public abstract Task BuryAsync(TItem item, Exception reason, CancellationToken cancellationToken);
}
