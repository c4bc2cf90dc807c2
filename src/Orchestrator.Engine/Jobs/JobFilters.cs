using Hangfire;
using Hangfire.Common;

namespace Orchestrator.Engine.Jobs;

/// <summary>What happens around each job: no retries, for the next run is the retry; the dashboard's history; retention.</summary>
internal static class JobFilters
{
    public static IJobFilterProvider Create() =>
        new JobFilterCollection
        {
            new AutomaticRetryAttribute { Attempts = 0, LogEvents = false },
            new StatisticsHistoryAttribute(),
            new JobRetention(),
        };
}
