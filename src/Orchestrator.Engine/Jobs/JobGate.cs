using System.Diagnostics;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Lets one run of a job into this process at a time, and remembers how the last one went. All times are
/// <see cref="Stopwatch"/> timestamps.
/// </summary>
internal sealed class JobGate
{
    private readonly Lock _lock = new();
    private long _entered;

    /// <summary>Whether a run is in.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>When Hangfire last started it here; 0 before.</summary>
    public long LastJob { get; private set; }

    /// <summary>When the last run that ended well had begun; 0 before.</summary>
    public long LastDone { get; private set; }

    /// <summary>When the last run ended; 0 before.</summary>
    public long LastEnd { get; private set; }

    /// <summary>How many runs in a row did nothing or failed.</summary>
    public int Fruitless { get; private set; }

    /// <summary>Whether the last run failed.</summary>
    public bool HasFailed { get; private set; }

    /// <returns>False: another run is in.</returns>
    public bool TryEnter(bool isJob)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            // Hangfire works, whether this run has anything left to do or not.
            if (isJob)
                LastJob = now;
            if (IsRunning)
                return false;
            (IsRunning, _entered) = (true, now);
            return true;
        }
    }

    /// <param name="result">Null: it failed.</param>
    public void Leave(string? result)
    {
        lock (_lock)
        {
            (IsRunning, LastEnd, HasFailed) = (false, Stopwatch.GetTimestamp(), result is null);
            if (result is not null)
                LastDone = _entered;
            Fruitless = JobTexts.HasEffect(result) ? 0 : Fruitless + 1;
        }
    }

    /// <summary>Nothing waits: the next run is the first again.</summary>
    public void Rest()
    {
        lock (_lock)
            Fruitless = 0;
    }
}
