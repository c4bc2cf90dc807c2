using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Each minute on every node: the recurring jobs are there and as paused as they should be, somebody runs them, and
/// the watch looks. What was removed by hand comes back.
/// </summary>
internal sealed partial class JobKeeper(
    IRecurringJobManagerV2 manager,
    JobStorage storage,
    IWorkStore store,
    JobNodes nodes,
    WatchState watch,
    IClock nodeClock,
    AlarmBell alarms,
    ILogger<JobKeeper> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan QueueLimit = TimeSpan.FromMinutes(1);

    private readonly Seldom _rung = new(TimeSpan.FromMinutes(10));

    /// <summary>Writes a recurring job.</summary>
    public static void Write(IRecurringJobManagerV2 manager, JobKind kind, bool isPaused) =>
        manager.AddOrUpdate(
            kind.Id,
            kind.Job,
            CronOf(kind, isPaused),
            new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc, MisfireHandling = MisfireHandlingMode.Relaxed }
        );

    /// <summary>Makes what is missing and mends what differs.</summary>
    /// <returns>How many recurring jobs were written.</returns>
    public async Task<int> EnsureAsync(CancellationToken cancellationToken)
    {
        var paused = await PausedJobs.ReadAsync(store, cancellationToken);
        using var connection = storage.GetConnection();
        var known = connection.GetRecurringJobs().ToDictionary(job => job.Id, StringComparer.Ordinal);
        var written = 0;
        foreach (var kind in JobKinds.All)
        {
            var isPaused = paused.Contains(kind.Id);
            if (
                known.TryGetValue(kind.Id, out var job)
                && !job.Removed
                && job.Cron == CronOf(kind, isPaused)
                && job.Error is null
                && job.LoadException is null
            )
            {
                continue;
            }
            Write(manager, kind, isPaused);
            written++;
        }

        return written;
    }

    /// <summary>Rings when jobs are not run, or when the watch of this node stands still.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!IsServed() && _rung.IsTime("jobs"))
        {
            await alarms.RingAsync(
                new Alarm(
                    "jobs-not-running",
                    "jobs",
                    "后台任务没有执行，期限由各节点直接处理；请检查任务节点与数据库中的任务表。",
                    "Jobs are not run; each node deals with deadlines itself. Check the nodes and the jobs' tables."
                ),
                cancellationToken
            );
        }

        if (watch.SinceLook > WatchLimit && _rung.IsTime("watch"))
        {
            await alarms.RingAsync(
                new Alarm(
                    "watch-stands-still",
                    $"nodes/{nodes.Name}",
                    "本节点超过10秒没有查看到期的期限，请查看服务器日志并考虑重启本节点。",
                    "This node has not looked for due deadlines for ten seconds; see its log, and consider starting it again."
                ),
                cancellationToken
            );
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await EnsureAsync(stoppingToken);
                nodes.Write();
                // A server needs a moment to show itself; the first check is that of the next minute.
                await Task.Delay(Interval, stoppingToken);
                await CheckAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Failed(logger, exception);
                await Task.Delay(WatchLimit, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static string CronOf(JobKind kind, bool isPaused) => isPaused ? Cron.Never() : kind.Cron;

    private bool IsServed()
    {
        var monitor = storage.GetMonitoringApi();
        var since = nodeClock.GetCurrentInstant().ToDateTimeUtc() - QueueLimit;
        return monitor.Servers().Any(server => server.Heartbeat > since)
            && monitor.Queues().All(queue => queue.FirstJobs.All(job => !(job.Value?.EnqueuedAt < since)));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The recurring jobs could not be looked after; it is tried again"
    )]
    private static partial void Failed(ILogger logger, Exception exception);
}
