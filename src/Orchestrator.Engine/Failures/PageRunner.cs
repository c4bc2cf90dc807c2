using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Failures;

/// <summary>
/// Runs every loop of the engine (D14): page after page; one that fails is tried in smaller parts until the item that
/// fails is alone, which becomes a dead letter; then the pages grow again. Nothing waits behind what failed.
/// </summary>
public sealed partial class PageRunner(IWorkStore store, ILogger<PageRunner> logger)
{
    private const int Part = 4;

    /// <summary>Works until no page finds anything.</summary>
    /// <param name="work">The work.</param>
    /// <param name="largest">The most items of a page.</param>
    /// <param name="cancellationToken">Cancels between and within pages.</param>
    public async Task RunAsync<TItem>(PageWork<TItem> work, int largest, CancellationToken cancellationToken)
    {
        while (await RunPageAsync(work, largest, cancellationToken)) { }
    }

    /// <summary>Does one page, in parts where it must.</summary>
    /// <returns>False: nothing was left.</returns>
    public async Task<bool> RunPageAsync<TItem>(PageWork<TItem> work, int largest, CancellationToken cancellationToken)
    {
        var size = largest;
        var (alone, attempt) = (0L, 0);
        while (true)
        {
            IReadOnlyList<TItem> page = [];
            try
            {
                // What passes (a lost connection, a deadlock's victim) is tried again whole before it counts as a failure.
                if (
                    !await store.RunAsync(
                        () => work.RunAsync(size, items => page = items, cancellationToken),
                        cancellationToken
                    )
                )
                {
                    return false;
                }
                if (size >= largest)
                    return true;
                size = Math.Min(largest, size * 2);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var key = page.Count == 1 ? work.KeyOf(page[0]) : 0;
                (alone, attempt) = (key, key == alone ? attempt + 1 : 1);
                switch (FailurePolicy.Decide(FailureReading.KindOf(store, failure), page.Count, attempt))
                {
                    case FailureAction.Split:
                        PageFailed(logger, typeof(TItem).Name, page.Count, failure);
                        size = Math.Max(1, page.Count / Part);
                        break;
                    case FailureAction.Again:
                        break;
                    case FailureAction.Bury:
                        await work.BuryAsync(page[0], failure, cancellationToken);
                        break;
                    default:
                        throw;
                }
            }
        }
    }

    /// <summary>Does one item that is claimed already and alone from the start: a leased message, a region, a definition.</summary>
    /// <param name="item">Names it in the log.</param>
    /// <param name="apply">Does it in one commit; may be called again.</param>
    /// <param name="bury">Takes it out of the way, with a dead letter.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False: it was buried, or the database is in trouble and it waits for its next turn.</returns>
    public async Task<bool> RunAloneAsync(
        string item,
        Func<Task> apply,
        Func<Exception, Task> bury,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.RunAsync(apply, cancellationToken);
                return true;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                switch (FailurePolicy.Decide(FailureReading.KindOf(store, failure), items: 1, attempt))
                {
                    case FailureAction.Again:
                        break;
                    case FailureAction.Bury:
                        await bury(failure);
                        return false;
                    default:
                        Left(logger, item, failure);
                        return false;
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Item} could not be done and waits for its next turn")]
    private static partial void Left(ILogger logger, string item, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of {Count} x {Item} failed and is tried in parts")]
    private static partial void PageFailed(ILogger logger, string item, int count, Exception exception);
}
