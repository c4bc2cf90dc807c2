using System.Diagnostics.Metrics;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Server.Telemetry;

/// <summary>
/// What waits in the database, as it was last looked at: meter <c>Orchestrator.Backlog</c>. Every node shows the same
/// rows.
/// </summary>
internal sealed class Backlog : IDisposable
{
    private readonly Meter _meter = new("Orchestrator.Backlog");
    private volatile BacklogCounts? _last;

    /// <summary>Makes the gauges; they show nothing until <see cref="Show"/> was called.</summary>
    public Backlog()
    {
        Gauge("orchestrator.deadlines.due", "{deadline}", "Deadlines that are due and not decided.", counts =>
            [new(counts.Due)]
        );
        Gauge("orchestrator.deadlines.overdue", "s", "How long the oldest of them has been due.", counts =>
            [new(counts.OverdueSeconds)]
        );
        Gauge("orchestrator.arrivals.pending", "{arrival}", "Arrivals stamped and not answered.", counts =>
            [new(counts.PendingArrivals)]
        );
        Gauge("orchestrator.outbox.waiting", "{message}", "Messages that wait.", counts =>
            ByKind(counts, OutboxState.Waiting, row => row.Count)
        );
        Gauge("orchestrator.outbox.oldest", "s", "Age of the oldest message that waits.", counts =>
            ByKind(counts, OutboxState.Waiting, row => row.AgeSeconds)
        );
        Gauge("orchestrator.outbox.given_up", "{message}", "Messages given up and not sent again.", counts =>
            ByKind(counts, OutboxState.Dead, row => row.Count)
        );
    }

    /// <summary>Null when the database could not be asked: old numbers are not shown as new ones.</summary>
    public void Show(BacklogCounts? counts) => _last = counts;

    /// <summary>Takes the gauges away.</summary>
    public void Dispose() => _meter.Dispose();

    private void Gauge(
        string name,
        string unit,
        string description,
        Func<BacklogCounts, IEnumerable<Measurement<double>>> measure
    ) => _meter.CreateObservableGauge(name, () => _last is { } counts ? measure(counts) : [], unit, description);

    private static IEnumerable<Measurement<double>> ByKind(
        BacklogCounts counts,
        OutboxState state,
        Func<OutboxCount, double> value
    ) =>
        counts
            .Outbox.Where(row => row.State == state)
            .Select(row => new Measurement<double>(
                value(row),
                new KeyValuePair<string, object?>("kind", row.Kind.ToString())
            ));
}
