using System.Diagnostics.Metrics;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Outbox;

/// <summary>Counts deliveries, by kind: meter <c>Orchestrator.Outbox</c>.</summary>
internal static class OutboxMetrics
{
    private static readonly Meter Meter = new("Orchestrator.Outbox");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>(
        "orchestrator.outbox.sent",
        "{message}",
        "Messages delivered."
    );
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>(
        "orchestrator.outbox.failed",
        "{attempt}",
        "Attempts that failed and are tried again."
    );
    private static readonly Counter<long> Dead = Meter.CreateCounter<long>(
        "orchestrator.outbox.dead",
        "{message}",
        "Messages given up."
    );
    private static readonly Histogram<double> Age = Meter.CreateHistogram<double>(
        "orchestrator.outbox.age",
        "s",
        "From the commit to the delivery.",
        tags: null,
        advice: MetricBuckets.Seconds
    );

    public static void Count(OutboxKind kind, OutboxState state, double ageSeconds)
    {
        var tag = new KeyValuePair<string, object?>("kind", kind.ToString());
        switch (state)
        {
            case OutboxState.Sent:
                Sent.Add(1, tag);
                Age.Record(ageSeconds, tag);
                break;
            case OutboxState.Waiting:
                Failed.Add(1, tag);
                break;
            case OutboxState.Dead:
                Dead.Add(1, tag);
                break;
        }
    }
}
