using System.Diagnostics.Metrics;

namespace Orchestrator.Engine.Jobs;

/// <summary>What the watch had to do itself: meter <c>Orchestrator.Jobs</c>.</summary>
internal static class JobMetrics
{
    private static readonly Meter Meter = new("Orchestrator.Jobs");
    private static readonly Counter<long> TakeOvers = Meter.CreateCounter<long>(
        "orchestrator.jobs.takeovers",
        "{run}",
        "Runs that no worker had started in time and that the watch did itself."
    );

    public static void CountTakeOver(string job) => TakeOvers.Add(1, new KeyValuePair<string, object?>("job", job));
}
