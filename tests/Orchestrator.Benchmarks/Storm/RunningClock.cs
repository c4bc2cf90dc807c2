using System.Diagnostics;
using NodaTime;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>A clock that stands at an instant until it is started, and then runs as fast as time does.</summary>
internal sealed class RunningClock(Instant start) : IClock
{
    private readonly Stopwatch _elapsed = new();

    public void Run() => _elapsed.Start();

    public Instant GetCurrentInstant() => start + Duration.FromTimeSpan(_elapsed.Elapsed);
}
