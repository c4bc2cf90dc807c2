using System.Globalization;
using Hangfire.States;
using Hangfire.Storage;
using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>The last runs of the jobs, as the storage still has them.</summary>
internal sealed class JobRuns
{
    private const int Most = 1000;

    private readonly IMonitoringApi _monitor;
    private readonly Dictionary<string, (string Id, DateTime At)> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running;

    public JobRuns(IMonitoringApi monitor)
    {
        _monitor = monitor;
        foreach (var (id, job) in monitor.SucceededJobs(0, Most))
            Add(id, job?.Job?.Method.Name, job?.SucceededAt);
        foreach (var (id, job) in monitor.FailedJobs(0, Most))
        {
            if (job is null)
                continue;
            if (FailedJobs.IsDeadLetter(job))
                DeadLetters++;
            if (job.Job is not { } known)
                continue;
            Add(id, known.Method.Name, job.FailedAt);
            _failures[known.Method.Name] = _failures.GetValueOrDefault(known.Method.Name) + 1;
        }

        _running = monitor
            .ProcessingJobs(0, Most)
            .Select(job => job.Value?.Job?.Method.Name)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Failed jobs that wait for a person.</summary>
    public int DeadLetters { get; }

    /// <summary>What is known of a job's runs.</summary>
    /// <param name="status">The job.</param>
    /// <param name="kind">The job.</param>
    /// <param name="recurring">The id of the run that its time table last started, where the lists do not reach back to one.</param>
    public JobStatus Complete(JobStatus status, JobKind kind, string? recurring)
    {
        status = status with
        {
            IsRunning = _running.Contains(kind.Method),
            Failures = _failures.GetValueOrDefault(kind.Method),
        };
        var id = _last.TryGetValue(kind.Method, out var last) ? last.Id : recurring;
        if (id is null || _monitor.JobDetails(id) is not { } run)
            return status;
        var end = run.History.FirstOrDefault(state => state.StateName is "Succeeded" or "Failed");
        if (end is null)
            return status;
        var (result, resultEn) = JobTexts.Split(
            end.Data.TryGetValue("Result", out var text)
                ? Hangfire.Common.SerializationHelper.Deserialize<string>(text)
                : null
        );
        var start = run.History.FirstOrDefault(state => state.StateName == ProcessingState.StateName);
        var node = start is not null && start.Data.TryGetValue("ServerId", out var server) ? server : null;
        return status with
        {
            LastRun = InstantOf(end.CreatedAt),
            HasFailed = end.StateName == FailedState.StateName,
            Result = result,
            ResultEn = resultEn,
            WaitedMilliseconds = Number(end.Data, "Latency"),
            TookMilliseconds = Number(end.Data, "PerformanceDuration"),
            Node = node is null ? null : JobNodes.NameOf(node),
        };
    }

    /// <summary>An instant of the storage, which writes UTC.</summary>
    public static Instant InstantOf(DateTime utc) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private void Add(string id, string? method, DateTime? at)
    {
        if (method is null || at is null || (_last.TryGetValue(method, out var known) && known.At >= at))
            return;
        _last[method] = (id, at.Value);
    }

    private static long? Number(IDictionary<string, string> data, string name) =>
        data.TryGetValue(name, out var text)
        && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
