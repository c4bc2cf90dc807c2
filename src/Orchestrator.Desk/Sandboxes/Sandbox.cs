using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Cases.Simulation;
using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Days;
using Orchestrator.Desk.Deadlines;
using Orchestrator.Desk.Definitions;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Notices;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Sandboxes;

/// <summary>One play of a year, watched by any number of people.</summary>
public sealed partial class Sandbox : IAsyncDisposable
{
    private const int MostEvents = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly SimulationOptions _options;
    private readonly PlaySpeed _speed;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _news = new();
    private readonly List<SandboxEvent> _events = [];
    private readonly Task _play;
    private SimulationProgress? _progress;
    private volatile SandboxView _view;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Func<Sandbox, IWorkStore, Task>? _keep;
    private readonly StartSandboxDatabase _startDatabase;
    private readonly CalendarBook _calendars;
    private readonly NoticeBook _notices;
    private volatile ISandboxDatabase? _database;

    /// <summary>
    /// Starts a play. <paramref name="keep"/> reads what is to be kept before the play's database goes; null keeps
    /// the view alone.
    /// </summary>
    internal Sandbox(
        string id,
        string definitionId,
        SimulationOptions options,
        double seconds,
        Instant createdAt,
        StartSandboxDatabase startDatabase,
        CalendarBook calendars,
        NoticeBook notices,
        ILogger logger,
        Func<Sandbox, IWorkStore, Task>? keep
    )
    {
        (_keep, _startDatabase, _calendars, _notices) = (keep, startDatabase, calendars, notices);
        Id = id;
        CreatedAt = createdAt;
        _options = options;
        _speed = new PlaySpeed(seconds);
        _logger = logger;
        _view = Empty(id, definitionId, seconds);
        _play = Task.Run(PlayAsync);
    }

    /// <summary>What the API calls it.</summary>
    public string Id { get; }

    /// <summary>When it was started, by the real clock.</summary>
    public Instant CreatedAt { get; }

    /// <summary>How it stands.</summary>
    public SandboxView View => _view;

    /// <summary>Its database while it plays; null before and after.</summary>
    public IWorkStore? Store => _database?.Store;

    /// <summary>The instance of its cycle; null before it started.</summary>
    public long? CycleId => Volatile.Read(ref _progress)?.Standing.CycleId;

    /// <summary>Somebody ended it before its time.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Ends it; what was played so far can still be looked at.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _play;
    }

    /// <summary>Whether it has come to its end, in order or by a fault.</summary>
    public bool IsOver => _view.Status is SandboxStatus.Finished or SandboxStatus.Failed;

    /// <summary>Plays faster or slower from now on; the whole year would take so many seconds.</summary>
    public void SetSpeed(double seconds)
    {
        _speed.Seconds = seconds;
        Publish(_view with { Seconds = seconds });
    }

    /// <summary>The view now and after each change, until the play is over.</summary>
    public async IAsyncEnumerable<SandboxView> WatchAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var changed = Volatile.Read(ref _changed).Task;
            var view = _view;
            yield return view;
            if (view.Status is SandboxStatus.Finished or SandboxStatus.Failed)
                yield break;
            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends it and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _play;
        _stop.Dispose();
    }

    private async Task PlayAsync()
    {
        try
        {
            await using var database = await _startDatabase(_stop.Token);
            _database = database;
            using var playing = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var shown = ShowAsync(database, playing.Token);
            try
            {
                await new Simulator(database.OpenAsync).RunAsync(
                    new ReviewYear(_options),
                    _speed,
                    new Progress(this),
                    _stop.Token
                );
            }
            finally
            {
                await playing.CancelAsync();
                await shown;
                if (_keep is not null && database.Store is { } store)
                    await _keep(this, store);
                _database = null;
            }

            Publish(
                await ReadAsync(database, CancellationToken.None) with
                {
                    Status = SandboxStatus.Finished,
                    Progress = 1,
                }
            );
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Whatever the play was at when it was ended.
            Publish(_view with { Status = SandboxStatus.Failed, Error = "演练已结束。" });
        }
        catch (Exception exception)
        {
            // A play harms nobody: whoever watches it is told, the log has the reason.
            Failed(_logger, Id, exception);
            Publish(_view with { Status = SandboxStatus.Failed, Error = "演练无法继续，请把编号告知管理员：" + Id });
        }
    }

    private async Task ShowAsync(ISandboxDatabase database, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (Volatile.Read(ref _progress) is not null)
                    Publish(await ReadAsync(database, cancellationToken));
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The play is over; the last view is published by it.
        }
    }

    private async Task<SandboxView> ReadAsync(ISandboxDatabase database, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _progress) is not { } progress || database.Store is not { } store)
            return _view;
        await using var context = store.CreateContext();
        var cycle = await context
            .Cycles.AsNoTracking()
            .FirstOrDefaultAsync(cycle => cycle.InstanceId == progress.Standing.CycleId, cancellationToken);
        var timeline = new List<TimelineItem>();
        if (cycle is not null)
        {
            var calendar = _calendars.For(cycle.CalendarRegion).Value;
            var items = new DueItems(new PlanCache(store, DefinitionRules.Registry), _ =>
                ValueTask.FromResult(_notices)
            );
            var groups = await DeadlineQueries.GroupAsync(
                context,
                context
                    .Deadlines.AsNoTracking()
                    .Where(deadline => deadline.InstanceId == cycle.InstanceId && deadline.Kind != DeadlineKind.Timer),
                cancellationToken
            );
            foreach (var group in groups.OrderBy(group => group.DueAt).ThenBy(group => group.Id))
            {
                timeline.Add(
                    await items.MakeAsync(
                        group,
                        cycle.Code,
                        calendar,
                        CivilTime.DayOf(progress.Now),
                        _notices,
                        cancellationToken
                    )
                );
            }
        }

        List<SandboxEvent> events;
        lock (_news)
            events = [.. _events];
        return _view with
        {
            Status = SandboxStatus.Playing,
            VirtualNow = progress.Now,
            From = progress.From,
            To = progress.To,
            Progress = progress.Fraction,
            Applications = new SandboxApplications
            {
                Submitted = progress.Standing.Submitted,
                ByStage = Stages(progress),
            },
            Deadlines = new SandboxDeadlines
            {
                Total = progress.Deadlines.Total,
                Met = progress.Deadlines.Met,
                Missed = progress.Deadlines.Missed,
            },
            Reminders = progress.Standing.Reminders,
            Timeline = timeline,
            Events = events,
        };
    }

    private static IReadOnlyList<StageCount> Stages(SimulationProgress progress)
    {
        var order = TitleReview.Steps.Stages.All.Keys.ToList();
        return
        [
            .. progress
                .Standing.ByStage.OrderBy(stage => order.IndexOf(stage.Key))
                .Select(stage => new StageCount
                {
                    Stage = stage.Key,
                    Text = TitleReview.Steps.Stages.Chinese(stage.Key),
                    Count = stage.Value,
                }),
        ];
    }

    private void Note(SimulationProgress progress)
    {
        lock (_news)
        {
            _events.AddRange(
                progress.News.Select(entry => new SandboxEvent
                {
                    At = entry.At,
                    Text = entry.Count > 1 ? $"{entry.Text}（{entry.Count} 份）" : entry.Text,
                    Kind = entry.Kind,
                })
            );
            if (_events.Count > MostEvents)
                _events.RemoveRange(0, _events.Count - MostEvents);
        }

        Volatile.Write(ref _progress, progress);
    }

    private void Publish(SandboxView view)
    {
        _view = view;
        Interlocked
            .Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .TrySetResult();
    }

    private static SandboxView Empty(string id, string definitionId, double seconds) =>
        new()
        {
            Id = id,
            DefinitionId = definitionId,
            Status = SandboxStatus.Starting,
            VirtualNow = null,
            From = null,
            To = null,
            Progress = 0,
            Seconds = seconds,
            Applications = new SandboxApplications { Submitted = 0, ByStage = [] },
            Deadlines = new SandboxDeadlines
            {
                Total = 0,
                Met = 0,
                Missed = 0,
            },
            Reminders = 0,
            Timeline = [],
            Events = [],
            Error = null,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "Sandbox {Id} failed")]
    private static partial void Failed(ILogger logger, string id, Exception exception);

    private sealed class Progress(Sandbox sandbox) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => sandbox.Note(value);
    }
}
