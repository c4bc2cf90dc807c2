using System.Collections.Concurrent;
using NodaTime;
using Orchestrator.Engine.Alarms;

namespace Orchestrator.Engine.Outbox;

/// <summary>Rings when a portal's signing key cannot be opened: at the first time, and then once an hour.</summary>
public sealed class UnreadableKeys(AlarmBell bell, IClock clock)
{
    private static readonly Duration Quiet = Duration.FromHours(1);

    private readonly ConcurrentDictionary<string, Instant> _rung = new();

    /// <summary>Tells the operators about a portal's key.</summary>
    public Task RingAsync(string portal, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var rung = _rung.AddOrUpdate(portal, now, (_, last) => now - last < Quiet ? last : now);
        return rung != now
            ? Task.CompletedTask
            : bell.RingAsync(
                new Alarm(
                    "key-unreadable",
                    "portals/" + portal,
                    $"门户 {portal} 的密钥无法解开，其请求与推送暂停；请检查本节点的数据库与 Security:MasterKey，或为该门户更换密钥。",
                    $"The key of the portal {portal} cannot be opened, so its requests and webhooks wait; check this node's database and "
                        + "Security:MasterKey, or give the portal a new key."
                ),
                cancellationToken
            );
    }
}
