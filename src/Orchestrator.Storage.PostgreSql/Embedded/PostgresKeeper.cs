namespace Orchestrator.Storage.PostgreSql.Embedded;

/// <summary>Keeps one postmaster running until it is told to stop, and stops it within a bounded time whatever state it is in.</summary>
/// <remarks>
/// One that is watched is started again, on the same port, when it ends without our doing; PostgreSQL recovers its
/// data by itself.
/// </remarks>
internal sealed class PostgresKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PostgresCluster _cluster;
    private readonly EmbeddedPostgresOptions _options;
    private readonly int _port;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lazy<Task> _stop;
    private readonly Task _watch;
    private volatile PostgresProcess _process;

    /// <summary>Takes over a postmaster that runs, and watches it when its data is to last.</summary>
    public PostgresKeeper(PostgresCluster cluster, PostgresProcess process, int port, EmbeddedPostgresOptions options)
    {
        (_cluster, _process, _port, _options) = (cluster, process, port, options);
        _stop = new Lazy<Task>(() => Task.Run(StopOnceAsync));
        // What may be thrown away is not worth a recovery, and has no durable commits to recover.
        _watch = options.Durable ? Task.Run(WatchAsync) : Task.CompletedTask;
    }

    /// <summary>Process id of the postmaster that runs now; another one after it was started again.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Whether it has ended, by our doing or its own, and was not started again yet.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Stops it, once: all callers wait for the same end. Never throws.</summary>
    public Task StopAsync() => _stop.Value;

    /// <summary>Stops it, as <see cref="StopAsync"/>, and frees its handles.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _stopping.Dispose();
    }

    private async Task StopOnceAsync()
    {
        await _stopping.CancelAsync();
        await _watch;
        await _cluster.StopAsync(_process, _options.Durable);
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                await _process.WaitForExitAsync(_stopping.Token);
                _options.Progress?.Invoke(
                    "数据库进程意外结束，正在重新启动… The database ended unexpectedly, starting it again…"
                );
                await StartAgainAsync(_stopping.Token);
                _options.Progress?.Invoke("数据库已恢复。 The database is back.");
            }
        }
        catch (OperationCanceledException)
        {
            // We are stopping.
        }
    }

    private async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _cluster.StopOrphanAsync(_options.Progress, cancellationToken);
                var (process, _) = await _cluster.StartAsync(_port, _options.Durable, cancellationToken);
                _process.Dispose();
                _process = process;
                return;
            }
            catch (Exception exception)
                when (exception is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
            {
                // Whatever is in its way (a full disk, a taken port) may pass; an operator reads why.
                _options.Progress?.Invoke(exception.Message.ReplaceLineEndings(" "));
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
