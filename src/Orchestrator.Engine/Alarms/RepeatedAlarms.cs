using NodaTime;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Alarms;

/// <summary>Rings what is found again and again: at the first time, and then once in ten minutes for as long as it lasts.</summary>
public sealed class RepeatedAlarms(IWorkStore store, AlarmBell bell)
{
    private static readonly Duration Again = Duration.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Code, string Subject), Instant> _rung = [];

    /// <summary>Rings, unless it rang a while ago.</summary>
    /// <returns>1 when it rang, else 0.</returns>
    public async Task<int> RingAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        if (!Take((alarm.Code, alarm.Subject), await store.ReadClockAsync(cancellationToken)))
            return 0;
        await bell.RingAsync(alarm, cancellationToken);
        return 1;
    }

    private bool Take((string, string) key, Instant now)
    {
        lock (_lock)
        {
            foreach (var old in _rung.Where(rung => now - rung.Value >= Again).Select(rung => rung.Key).ToList())
                _rung.Remove(old);
            return _rung.TryAdd(key, now);
        }
    }
}
