using System.Diagnostics.Metrics;

namespace Orchestrator.Engine;

/// <summary>The one scale of the engine's histograms: fine below a second, where deadlines are promised, and up to a day.</summary>
internal static class MetricBuckets
{
    public static InstrumentAdvice<double> Seconds { get; } =
        new()
        {
            HistogramBucketBoundaries =
            [
                0.005,
                0.01,
                0.025,
                0.05,
                0.1,
                0.25,
                0.5,
                1,
                2.5,
                5,
                10,
                30,
                60,
                300,
                1800,
                7200,
                86_400,
            ],
        };
}
