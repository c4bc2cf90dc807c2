namespace Orchestrator.Workflows.Expressions;

/// <summary>
/// What the scripts of a whole play may take beyond what any script needs: only what an evaluation took longer than
/// <see cref="Quick"/> counts, so that a play of a hundred thousand applications never runs into it, and a script that is slow each
/// time ends its play. Safe for several threads.
/// </summary>
/// <param name="most">The most time, on the wall; once it is spent each further script is an incident at once.</param>
public sealed class SlowScripts(TimeSpan most)
{
    /// <summary>An evaluation that takes no longer costs nothing here.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(2);

    private long _spent;

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => Interlocked.Read(ref _spent) >= most.Ticks;

    /// <summary>An evaluation took so long.</summary>
    internal void Add(TimeSpan took)
    {
        if (took > Quick)
            Interlocked.Add(ref _spent, (took - Quick).Ticks);
    }
}
