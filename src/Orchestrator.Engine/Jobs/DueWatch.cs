using System.Diagnostics;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// The one precise clock of a node: sleeps to the next due row by the database's clock, queues the job that deals with it, and
/// does the work itself when no worker starts that job in time. It needs nothing of Hangfire to go on, and survives a database
/// that is away.
/// </summary>
internal sealed partial class DueWatch : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Eager = TimeSpan.FromMilliseconds(50);

    /// <summary>Whoever accepts an arrival processes it; what is older was left by a crash.</summary>
    private static readonly Duration ArrivalGrace = Duration.FromSeconds(2);

    private readonly IWorkStore _store;
    private readonly WorkSignals _signals;
    private readonly Enforcer _enforcer;
    private readonly JobRunner _runner;
    private readonly IBackgroundJobClient _client;
    private readonly WatchState _state;
    private readonly bool _sendsMail;
    private readonly ILogger<DueWatch> _logger;

    private readonly WatchedJob _deadlines;
    private readonly WatchedJob _messages;
    private readonly WatchedJob _outbox;
    private readonly WatchedJob _requests;
    private readonly WatchedJob _arrivals;
    private readonly Dictionary<string, Task> _work = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _queueing = new(StringComparer.Ordinal);
    private readonly Seldom _told = new(TimeSpan.FromMinutes(1));

    private Instant _swept = Instant.FromUnixTimeTicks(0);
    private (Instant Clock, long At) _last = (Instant.FromUnixTimeTicks(0), Stopwatch.GetTimestamp());
    private TimeSpan _cap = Longest;

    public DueWatch(
        IWorkStore store,
        WorkSignals signals,
        Enforcer enforcer,
        JobRunner runner,
        IBackgroundJobClient client,
        WatchState state,
        EngineOptions options,
        ILogger<DueWatch> logger
    )
    {
        (_store, _signals, _enforcer, _runner, _client, _state, _logger) = (
            store,
            signals,
            enforcer,
            runner,
            client,
            state,
            logger
        );
        _sendsMail = options.Mail.IsConfigured;
        _deadlines = new WatchedJob(
            JobKinds.Deadlines,
            runner[JobKinds.Deadlines],
            TimeSpan.FromMilliseconds(400),
            TimeSpan.Zero
        );
        _messages = Unhurried(JobKinds.Messages);
        _outbox = Unhurried(JobKinds.Outbox);
        _requests = Unhurried(JobKinds.Requests);
        _arrivals = Unhurried(JobKinds.Arrivals);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var sleep = await LookOnceAsync(stoppingToken);
            if (await _signals.WaitAsync(sleep, stoppingToken))
                _cap = Eager;
        }

        await Task.WhenAll(_work.Values.Concat(_queueing.Values));
    }

    private WatchedJob Unhurried(JobKind kind) =>
        new(kind, _runner[kind], TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500));

    /// <returns>How long to sleep.</returns>
    private async Task<TimeSpan> LookOnceAsync(CancellationToken stopping)
    {
        try
        {
            if (_deadlines.HasRunSince)
                _swept = Instant.Max(_swept, _deadlines.BegunFor);
            var now = _last.Clock + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(_last.At));
            var look = await _store.LookAsync(_swept, _enforcer.SetAside(now), stopping);
            _last = (look.Clock, Stopwatch.GetTimestamp());
            _state.Looked(look.Clock);
            var sleep = Act(look, stopping) - Stopwatch.GetElapsedTime(_last.At);
            return sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception exception)
        {
            // The database is away: the first look after its return finds what came due meanwhile.
            if (_told.IsTime("look"))
                NotLooked(_logger, exception);
            return Longest;
        }
    }

    private TimeSpan Act(WorkLook look, CancellationToken stopping)
    {
        var sleep = _cap;
        _cap = TimeSpan.FromTicks(Math.Min(Longest.Ticks, _cap.Ticks * 4));
        foreach (var (job, due, left, quietly, next) in Seen(look))
        {
            if (look.Paused.Contains(job.Kind.Id))
                continue;
            var step = job.Next(due, left, quietly, look.Clock);
            Do(job, step, look.Clock, stopping);
            if (step.After < sleep)
                sleep = step.After.Value;
            if (next > look.Clock && (next.Value - look.Clock).ToTimeSpan() < sleep)
                sleep = (next.Value - look.Clock).ToTimeSpan();
        }

        return sleep;
    }

    /// <summary>
    /// For each kind of work: whether there is some, whether a run may have seen and left it, whether it leaves no
    /// job, and when more comes due.
    /// </summary>
    private IEnumerable<(WatchedJob Job, bool Due, bool Left, bool Quietly, Instant? Next)> Seen(WorkLook look)
    {
        var (deadline, timer) = (IsDue(look, look.NextDeadline), IsDue(look, look.NextTimer));
        // A workflow's timer of one second would leave a job each second: it is dealt with here.
        yield return (
            _deadlines,
            deadline || timer,
            look.HasLeft,
            timer && !deadline,
            Earliest(look.NextDeadline, look.NextTimer)
        );
        yield return (_messages, false, look.HasFanout || IsDue(look, look.NextStimulus), false, look.NextStimulus);
        var sent = Earliest(look.NextWebhook, _sendsMail ? look.NextMail : null);
        yield return (_outbox, false, IsDue(look, sent), false, sent);
        yield return (_requests, false, IsDue(look, look.NextRequest), false, look.NextRequest);
        var left = look.OldestArrival + ArrivalGrace;
        yield return (_arrivals, false, IsDue(look, left), false, left);
    }

    private void Do(WatchedJob job, WatchedJob.Step step, Instant clock, CancellationToken stopping)
    {
        if (step.TakesOver)
        {
            _state.TookOver(clock);
            JobMetrics.CountTakeOver(job.Kind.Id);
            if (_told.IsTime("take-over"))
                TookOver(_logger, job.Kind.Id);
        }

        if (step.Queues)
            Queue(job);
        if (step.RunsHere)
            _work[job.Kind.Id] = Task.Run(() => RunAsync(job, stopping), CancellationToken.None);
    }

    private void Queue(WatchedJob job)
    {
        if (_queueing.TryGetValue(job.Kind.Id, out var before) && !before.IsCompleted)
        {
            job.NotQueued();
            return;
        }

        // A thread of its own: the call blocks, and the pool's few threads decide deadlines.
        _queueing[job.Kind.Id] = Task.Factory.StartNew(
            () => Create(job),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    private void Create(WatchedJob job)
    {
        try
        {
            _client.Create(job.Kind.Job, new EnqueuedState());
        }
        catch (Exception exception)
        {
            if (_told.IsTime("queue"))
                NotQueued(_logger, job.Kind.Id, exception);
            job.NotQueued();
            _signals.Pulse();
        }
    }

    private async Task RunAsync(WatchedJob job, CancellationToken stopping)
    {
        try
        {
            await _runner.RunAsync(job.Kind, isJob: false, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The page in work was rolled back; another node or the next start does it.
        }
        catch (Exception exception)
        {
            if (_told.IsTime(job.Kind.Id))
                Failed(_logger, job.Kind.Id, exception);
        }
    }

    private static bool IsDue(WorkLook look, Instant? instant) => instant <= look.Clock;

    private static Instant? Earliest(Instant? one, Instant? other) => one is null || other < one ? other : one;

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database could not be looked at; it is tried again each second"
    )]
    private static partial void NotLooked(ILogger logger, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The job {Job} was not started in time by any worker and is done by the watch"
    )]
    private static partial void TookOver(ILogger logger, string job);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Job} could not be queued; the watch does its work")]
    private static partial void NotQueued(ILogger logger, string job, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The work of job {Job} failed and will be tried again")]
    private static partial void Failed(ILogger logger, string job, Exception exception);
}
