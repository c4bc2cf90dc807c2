using System.Diagnostics;
using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>How the watch of this node fares.</summary>
public sealed class WatchState
{
    private readonly Lock _lock = new();
    private long _looked = Stopwatch.GetTimestamp();

    /// <summary>The clock at its last look; null before the first.</summary>
    public Instant? LastLook { get; private set; }

    /// <summary>How often it did itself what no worker had started in time.</summary>
    public long TakeOvers { get; private set; }

    /// <summary>When it last did.</summary>
    public Instant? LastTakeOver { get; private set; }

    /// <summary>Time since its last look, or since the start.</summary>
    public TimeSpan SinceLook => Stopwatch.GetElapsedTime(Volatile.Read(ref _looked));

    internal void Looked(Instant clock)
    {
        Volatile.Write(ref _looked, Stopwatch.GetTimestamp());
        lock (_lock)
            LastLook = clock;
    }

    internal void TookOver(Instant clock)
    {
        lock (_lock)
            (TakeOvers, LastTakeOver) = (TakeOvers + 1, clock);
    }
}
