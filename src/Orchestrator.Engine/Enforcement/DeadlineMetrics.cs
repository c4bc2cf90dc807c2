using System.Diagnostics.Metrics;
using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Enforcement;

/// <summary>Counts decided deadlines and how late they were, by kind: meter <c>Orchestrator.Deadlines</c>.</summary>
internal static class DeadlineMetrics
{
    private static readonly Meter Meter = new("Orchestrator.Deadlines");
    private static readonly Counter<long> Decided = Meter.CreateCounter<long>(
        "orchestrator.deadlines.decided",
        "{deadline}",
        "Deadlines decided."
    );
    private static readonly Counter<long> SetAside = Meter.CreateCounter<long>(
        "orchestrator.deadlines.set_aside",
        "{attempt}",
        "Deadlines that could not be decided and are tried again."
    );
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "orchestrator.deadlines.lateness",
        "s",
        "From the due instant to the decision, by the database's clock.",
        tags: null,
        advice: MetricBuckets.Seconds
    );

    public static void Count(IEnumerable<DueDeadline> decided, int setAside, Instant now)
    {
        foreach (var deadline in decided)
        {
            var tag = new KeyValuePair<string, object?>("kind", deadline.Kind.ToString());
            Decided.Add(1, tag);
            Lateness.Record((now - deadline.DueAt).TotalSeconds, tag);
        }

        if (setAside > 0)
            SetAside.Add(setAside);
    }
}
