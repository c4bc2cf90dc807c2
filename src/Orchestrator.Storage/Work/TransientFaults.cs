namespace Orchestrator.Storage.Work;

/// <summary>
/// The one rule for faults of the database that pass (<see cref="IWorkStore.IsTransient"/>): the whole transaction is
/// run again from a fresh read.
/// </summary>
public static class TransientFaults
{
    /// <summary>How often a transaction is tried in all.</summary>
    public const int Tries = 3;

    private const double FirstPauseMilliseconds = 50;

    /// <summary>Runs a transaction, from its beginning to its commit, up to three times.</summary>
    /// <param name="store">Where it begins.</param>
    /// <param name="transaction">Begins, reads, writes and commits, and keeps nothing of an earlier try. After a lost
    /// connection the earlier commit may have happened: what it claims must tell.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Exception">What the last try threw, or what does not pass.</exception>
    public static async Task<T> RunAsync<T>(
        this IWorkStore store,
        Func<Task<T>> transaction,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (Exception exception) when (attempt < Tries && store.IsTransient(exception))
            {
#pragma warning disable CA5394 // Spreads tries; no secret.
                await store.PauseAsync(Pause(attempt, Random.Shared.NextDouble()), cancellationToken);
#pragma warning restore CA5394
            }
        }
    }

    /// <inheritdoc cref="RunAsync{T}(IWorkStore, Func{Task{T}}, CancellationToken)"/>
    public static Task RunAsync(this IWorkStore store, Func<Task> transaction, CancellationToken cancellationToken) =>
        store.RunAsync(
            async () =>
            {
                await transaction();
                return true;
            },
            cancellationToken
        );

    /// <summary>Writes and commits a batch that stands alone, by the same rule.</summary>
    public static Task WriteAsync(this IWorkStore store, WorkBatch batch, CancellationToken cancellationToken) =>
        store.RunAsync(
            async () =>
            {
                await using var transaction = await store.BeginAsync(cancellationToken);
                await transaction.WriteAsync(batch, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <summary>
    /// The pause after a failed try: four times longer each time, and spread by half, so that two that met do not
    /// meet again.
    /// </summary>
    /// <param name="attempt">The try that failed, from 1.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan Pause(int attempt, double jitter) =>
        TimeSpan.FromMilliseconds(FirstPauseMilliseconds * Math.Pow(4, attempt - 1) * (0.5 + jitter));
}
