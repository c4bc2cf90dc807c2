using Hangfire;
using Hangfire.Storage;
using Orchestrator.Storage.Settings;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>What operators see of the jobs, and do to them.</summary>
public sealed class JobDesk
{
    private readonly JobStorage _storage;
    private readonly IRecurringJobManagerV2 _manager;
    private readonly JobNodes _nodes;
    private readonly IWorkStore _store;

    internal JobDesk(JobStorage storage, IRecurringJobManagerV2 manager, JobNodes nodes, IWorkStore store) =>
        (_storage, _manager, _nodes, _store) = (storage, manager, nodes, store);

    /// <summary>How all stand.</summary>
    public async Task<JobOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var paused = await PausedJobs.ReadAsync(_store, cancellationToken);
        var monitor = _storage.GetMonitoringApi();
        var runs = new JobRuns(monitor);
        using var connection = _storage.GetConnection();
        var recurring = connection.GetRecurringJobs().ToDictionary(job => job.Id, StringComparer.Ordinal);
        return new JobOverview
        {
            Jobs =
            [
                .. JobKinds.All.Select(kind =>
                    runs.Complete(
                        StatusOf(kind, paused, recurring.GetValueOrDefault(kind.Id)),
                        kind,
                        recurring.GetValueOrDefault(kind.Id)?.LastJobId
                    )
                ),
            ],
            Nodes = _nodes.List(monitor.Servers()),
            WakeUps =
            [
                .. CycleWakeUps
                    .Scheduled(monitor)
                    .Select(planned => planned.WakeUp)
                    .OrderBy(planned => planned.Due)
                    .ThenBy(planned => planned.Cycle, StringComparer.Ordinal),
            ],
            Queued = monitor.GetStatistics().Enqueued,
            DeadLetters = runs.DeadLetters,
        };
    }

    /// <summary>Whether there is a job of that id.</summary>
    public static bool IsKnown(string id) => Find(id) is not null;

    /// <summary>Runs a job now, paused or not.</summary>
    /// <returns>False: there is none of that id.</returns>
    public bool Trigger(string id) => IsKnown(id) && _manager.TriggerJob(id) is not null;

    /// <summary>Keeps a job from being woken or started by its time table, on every node, until it is resumed.</summary>
    /// <param name="id">The job.</param>
    /// <param name="who">Who does.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="also">Written in the same commit; not when it is paused already.</param>
    /// <returns>Null: there is none of that id. False: it may not be paused.</returns>
    public async Task<bool?> PauseAsync(
        string id,
        string who,
        CancellationToken cancellationToken,
        InCommit<object?>? also = null
    )
    {
        if (Find(id) is not { } kind)
            return null;
        if (!kind.MayPause)
            return false;
        await using var context = _store.CreateContext();
        if (await context.Settings.FindAsync([PausedJobs.SettingOf(id)], cancellationToken) is null)
        {
            context.Settings.Add(new Setting { Name = PausedJobs.SettingOf(id), Value = who });
            await context.SaveWithAsync(null, also, cancellationToken);
        }

        // The keeper of each node would do the same within a minute.
        JobKeeper.Write(_manager, kind, isPaused: true);
        return true;
    }

    /// <summary>Takes a pause back.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="also">Written in the same commit; not when it is not paused.</param>
    /// <returns>False: there is no job of that id.</returns>
    public async Task<bool> ResumeAsync(string id, CancellationToken cancellationToken, InCommit<object?>? also = null)
    {
        if (Find(id) is not { } kind)
            return false;
        await using var context = _store.CreateContext();
        if (await context.Settings.FindAsync([PausedJobs.SettingOf(id)], cancellationToken) is { } setting)
        {
            context.Settings.Remove(setting);
            await context.SaveWithAsync(null, also, cancellationToken);
        }

        JobKeeper.Write(_manager, kind, isPaused: false);
        return true;
    }

    private static JobKind? Find(string id) => JobKinds.All.FirstOrDefault(kind => kind.Id == id);

    private static JobStatus StatusOf(JobKind kind, HashSet<string> paused, RecurringJobDto? recurring) =>
        new()
        {
            Id = kind.Id,
            Name = kind.Title.Chinese,
            NameEn = kind.Title.English,
            MayPause = kind.MayPause,
            IsPaused = paused.Contains(kind.Id),
            IsRunning = false,
            NextRun =
                recurring?.NextExecution is { } next && !paused.Contains(kind.Id) ? JobRuns.InstantOf(next) : null,
            Failures = 0,
        };
}
