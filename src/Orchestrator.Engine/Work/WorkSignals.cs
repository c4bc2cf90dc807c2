namespace Orchestrator.Engine.Work;

/// <summary>
/// Counts what units of work of this process have left for others, and wakes who waits for it, so that whoever brings
/// it need not wait for the next look. Hints only: the rows are the truth.
/// </summary>
public sealed class WorkSignals
{
    private TaskCompletionSource _pulse = NewPulse();
    private long _stimuli;
    private long _fanouts;

    /// <summary>Stimuli for other instances written so far.</summary>
    public long Stimuli => Volatile.Read(ref _stimuli);

    /// <summary>Fan-outs written so far.</summary>
    public long Fanouts => Volatile.Read(ref _fanouts);

    internal void Add(int stimuli, int fanouts)
    {
        if (stimuli > 0)
            Interlocked.Add(ref _stimuli, stimuli);
        if (fanouts > 0)
            Interlocked.Add(ref _fanouts, fanouts);
        if (stimuli + fanouts > 0)
            Pulse();
    }

    /// <summary>Wakes who waits, or lets the next wait end at once.</summary>
    internal void Pulse() => Volatile.Read(ref _pulse).TrySetResult();

    /// <summary>Waits for a pulse. For one waiter.</summary>
    /// <param name="most">Not longer; up to a whole millisecond, for the timer cuts and who is woken too early looks in vain.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False: it ended without one.</returns>
    internal async Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        var pulse = Volatile.Read(ref _pulse).Task;
        await Task.WhenAny(
            pulse,
            Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(most.TotalMilliseconds)), cancellationToken)
        );
        if (!pulse.IsCompleted)
            return false;
        Interlocked.Exchange(ref _pulse, NewPulse());
        return true;
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
