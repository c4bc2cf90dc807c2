using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Measures how far this node's clock is from the database's. The database's judges; the node's stamps sessions,
/// signatures and logs, and a wide gap points to a broken machine. The host's health page shows it.
/// </summary>
public sealed class NodeClockCheck(IWorkStore store, IClock nodeClock)
{
    /// <summary>Gaps beyond this, either way, are shown as unhealthy.</summary>
    public static Duration Tolerance { get; } = Duration.FromMilliseconds(500);

    /// <summary>Whether a gap is beyond the tolerance.</summary>
    public static bool IsOff(Duration gap) => gap > Tolerance || gap < -Tolerance;

    /// <summary>This node's clock minus the database's; half of the round trip is taken off.</summary>
    public async Task<Duration> MeasureAsync(CancellationToken cancellationToken)
    {
        var before = nodeClock.GetCurrentInstant();
        var database = await store.ReadClockAsync(cancellationToken);
        var after = nodeClock.GetCurrentInstant();
        return before + ((after - before) / 2) - database;
    }
}
