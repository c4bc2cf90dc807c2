using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// A process with a clock of its own that looks when the next deadline is due, sleeps until then by that clock, and lets the enforcer
/// work.
/// </summary>
internal sealed class VirtualNode(
    VirtualTime time,
    VirtualDatabase database,
    IWorkStore store,
    Func<Enforcer> process,
    Duration skew
)
{
    private const int LongestDownSeconds = 10;

    private static readonly Duration LongestSleep = Duration.FromDays(30);
    private static readonly Duration TooEarly = Duration.FromMinutes(25);
    private static readonly Duration Again = Duration.FromSeconds(1);

    /// <summary>Counts its processes: one per crash.</summary>
    public int Life { get; private set; }

    /// <summary>How far its clock is from the database's.</summary>
    public Duration Skew => skew;

    /// <summary>What ended it for good; nothing ever should.</summary>
    public Exception? Ended { get; private set; }

    public void Start() => time.Run(this, () => _ = LiveAsync(Duration.Zero));

    /// <summary>
    /// kill -9: what it waited for is forgotten, its transactions are rolled back, and after a while a new process takes its place.
    /// </summary>
    public void Crash()
    {
        Life++;
        database.Forget(this);
        _ = LiveAsync(Duration.FromSeconds(time.Next(LongestDownSeconds)));
    }

    private async Task LiveAsync(Duration down)
    {
        try
        {
            await time.SleepAsync(down);
            var enforcer = process();
            while (true)
                await WorkAsync(enforcer);
        }
        catch (Exception ended)
        {
            Ended = ended;
        }
    }

    private async Task WorkAsync(Enforcer enforcer)
    {
        try
        {
            await enforcer.RunOnceAsync(default);
            var due = await store.FindNextDueAsync(default);
            await time.SleepAsync(UntilOwn(due));
        }
        catch (VirtualFaultException)
        {
            await time.SleepAsync(Again);
        }
    }

    private Duration UntilOwn(Instant? due)
    {
        if (due is null)
            return LongestSleep;
        if (due <= time.Now)
            return Again;
        var wait = due.Value - (time.Now + skew);
        return wait <= Duration.Zero ? TooEarly : Duration.Min(wait, LongestSleep);
    }
}
