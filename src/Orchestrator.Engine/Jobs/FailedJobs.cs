using Hangfire;
using Hangfire.Storage.Monitoring;
using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Hangfire keeps failed jobs for ever. One of ours whose work a later run has done goes after a week; one that this
/// program does not know waits for a person.
/// </summary>
internal sealed class FailedJobs(JobStorage storage, IBackgroundJobClient client, IClock nodeClock)
{
    private const int Page = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Removes the old ones.</summary>
    /// <returns>How many.</returns>
    public int Forget()
    {
        var monitor = storage.GetMonitoringApi();
        var gone = 0;
        for (var from = 0; ; from += Page)
        {
            var page = monitor.FailedJobs(from, Page);
            foreach (var (id, job) in page)
            {
                if (job is not null && IsOld(job) && !IsDeadLetter(job) && client.Delete(id))
                    gone++;
            }

            if (page.Count < Page)
                return gone;
        }
    }

    /// <summary>Whether a job can never be run by this program: it names what there is not, or a cycle that nobody knows.</summary>
    public static bool IsDeadLetter(FailedJobDto job) =>
        job.Job is null || job.ExceptionType == typeof(UnknownJobArgumentException).FullName;

    private bool IsOld(FailedJobDto job) => job.FailedAt < nodeClock.GetCurrentInstant().ToDateTimeUtc() - Kept;
}
