namespace Orchestrator.Engine.Work;

/// <summary>Counts what units of work of this process have left for others, so that whoever brings it need not wait for the next poll. Hints only: the rows are the truth.</summary>
public sealed class WorkSignals
{
    private long _stimuli;
    private long _fanouts;

    /// <summary>Stimuli for other instances written so far.</summary>
    public long Stimuli => Volatile.Read(ref _stimuli);

    /// <summary>Fan-outs written so far.</summary>
    public long Fanouts => Volatile.Read(ref _fanouts);

    internal void Add(int stimuli, int fanouts)
    {
        if (stimuli > 0) Interlocked.Add(ref _stimuli, stimuli);
        if (fanouts > 0) Interlocked.Add(ref _fanouts, fanouts);
    }
}
