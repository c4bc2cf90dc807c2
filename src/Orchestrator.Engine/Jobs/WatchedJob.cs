using System.Diagnostics;
using System.Runtime.InteropServices;
using NodaTime;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Decides, look by look, what to do about one kind of work. At most one job of it is queued or running from this process.
/// What waits although a run has just found nothing to do (locked by another node, waiting for an earlier arrival) is tried
/// here, ever more rarely and without a job.
/// </summary>
/// <param name="kind">The job.</param>
/// <param name="gate">Its gate on this node.</param>
/// <param name="patience">How long a queued job may not be started before its work is done here.</param>
/// <param name="pause">Least time between two jobs.</param>
internal sealed class WatchedJob(JobKind kind, JobGate gate, TimeSpan patience, TimeSpan pause)
{
    /// <summary>A job that nobody has started for so long is taken for lost, and another is queued beside it.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(1);

    private long _queued;
    private bool _tookOver;

    public JobKind Kind => kind;

    /// <summary>
    /// The clock of the look whose due work the last run was begun for; what was due then is dealt with when
    /// <see cref="HasRunSince"/>.
    /// </summary>
    public Instant BegunFor { get; private set; }

    private long Begun { get; set; }

    /// <summary>Whether the run that was begun last has ended well.</summary>
    public bool HasRunSince => Begun > 0 && gate.LastDone >= Begun;

    /// <summary>What to do, seen at this moment.</summary>
    /// <param name="due">There is work that no run has seen.</param>
    /// <param name="left">There is work that a run may have seen and left.</param>
    /// <param name="quietly">It is done here at once and leaves no job.</param>
    /// <param name="clock">By the look.</param>
    public Step Next(bool due, bool left, bool quietly, Instant clock)
    {
        if (!due && !left)
            return Rest();
        if (gate.IsRunning)
            return Step.None;
        if ((left || gate.HasFailed) && gate.Fruitless > 0)
        {
            var wait = Retry - Stopwatch.GetElapsedTime(gate.LastEnd);
            if (wait <= TimeSpan.Zero)
                return Here(clock);
            if (!due || gate.HasFailed)
                return Step.Wait(wait);
        }

        return quietly ? Here(clock) : Due(clock);
    }

    /// <summary>The job could not be queued: it is done here at the next look.</summary>
    public void NotQueued() =>
        _queued = Stopwatch.GetTimestamp() - (long)(patience.TotalSeconds * Stopwatch.Frequency) - 1;

    private TimeSpan Retry =>
        TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(gate.Fruitless - 1, 10)));

    private Step Due(Instant clock)
    {
        var waited = Stopwatch.GetElapsedTime(_queued);
        if (_queued > 0 && gate.LastJob < _queued)
        {
            if (waited < patience)
                return Step.Wait(patience - waited);
            _tookOver = true;
            // The run here is begun with the job still queued: when it starts after all, it finds nothing.
            if (waited > Lost)
                _queued = Stopwatch.GetTimestamp();
            return Here(clock) with { TakesOver = true, Queues = waited > Lost };
        }

        if (_queued > 0 && waited < pause)
            return Step.Wait(pause - waited);
        _tookOver = false;
        (_queued, Begun, BegunFor) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp(), clock);
        return new Step { Queues = true, After = patience };
    }

    private Step Here(Instant clock)
    {
        (Begun, BegunFor) = (Stopwatch.GetTimestamp(), clock);
        return new Step { RunsHere = true };
    }

    private Step Rest()
    {
        if (gate.IsRunning)
            return Step.None;
        gate.Rest();
        // Nothing waits any more and nothing was done here: the job was started on another node.
        if (!_tookOver && gate.LastJob < _queued)
            _queued = 0;
        return Step.None;
    }

    /// <summary>What the watch is to do.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Step
    {
        public static Step None => default;

        /// <summary>A job is to be queued.</summary>
        public bool Queues { get; init; }

        /// <summary>The work is to be done here.</summary>
        public bool RunsHere { get; init; }

        /// <summary>It is, because no worker started it in time.</summary>
        public bool TakesOver { get; init; }

        /// <summary>Look again after so long; null: no reason to.</summary>
        public TimeSpan? After { get; init; }

        public static Step Wait(TimeSpan time) => new() { After = time };
    }
}
