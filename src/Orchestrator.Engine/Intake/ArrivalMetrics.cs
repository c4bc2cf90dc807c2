using System.Diagnostics.Metrics;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Intake;

/// <summary>Counts arrivals by sender and answer: meter <c>Orchestrator.Arrivals</c>.</summary>
internal static class ArrivalMetrics
{
    private static readonly Meter Meter = new("Orchestrator.Arrivals");
    private static readonly Counter<long> Answered = Meter.CreateCounter<long>(
        "orchestrator.arrivals",
        "{arrival}",
        "Arrivals answered."
    );
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "orchestrator.arrivals.duration",
        "s",
        "From the call to the commit.",
        tags: null,
        advice: MetricBuckets.Seconds
    );

    public static void Count(IReadOnlyList<NewArrival> arrivals, IReadOnlyList<ArrivalResult> results, TimeSpan elapsed)
    {
        for (var place = 0; place < arrivals.Count; place++)
        {
            Answered.Add(
                1,
                new("portal", arrivals[place].Portal),
                new KeyValuePair<string, object?>("answer", Answer(results[place]))
            );
        }
        Duration.Record(elapsed.TotalSeconds);
    }

    private static string Answer(ArrivalResult result) =>
        result.KeyReused ? "key-reused"
        : result.Replayed ? "replayed"
        : result.Answer!.Status.ToString();
}
