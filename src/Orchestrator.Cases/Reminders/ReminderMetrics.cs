using System.Diagnostics.Metrics;
using Orchestrator.Engine;

namespace Orchestrator.Cases.Reminders;

/// <summary>Counts reminders, by region: meter <c>Orchestrator.Reminders</c>.</summary>
internal static class ReminderMetrics
{
    private static readonly Meter Meter = new("Orchestrator.Reminders");
    private static readonly Counter<long> Digests = Meter.CreateCounter<long>(
        "orchestrator.reminders.digests",
        "{digest}",
        "Digests handed to the outbox."
    );
    private static readonly Counter<long> Undelivered = Meter.CreateCounter<long>(
        "orchestrator.reminders.without_recipient",
        "{item}",
        "Items for which no recipient is known."
    );
    private static readonly Histogram<double> Late = Meter.CreateHistogram<double>(
        "orchestrator.reminders.late",
        "s",
        "From the planned instant to the commit.",
        tags: null,
        advice: MetricBuckets.Seconds
    );

    /// <summary>Counts a slot that was run.</summary>
    public static void Count(ReminderOutcome outcome)
    {
        var tag = new KeyValuePair<string, object?>("region", outcome.Region);
        Digests.Add(outcome.Digests, tag);
        Undelivered.Add(outcome.WithoutRecipient, tag);
        Late.Record(outcome.Late.TotalSeconds, tag);
    }
}
