using System.Collections.Concurrent;
using System.Net;
using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>
/// How often one address may fail in a minute, counted by all nodes. Who succeeds costs the database nothing: a node learns the count
/// when an address fails on it, so each node lets an address fail once more at most.
/// </summary>
/// <param name="tally">The count.</param>
/// <param name="kind">What fails: the count's name.</param>
/// <param name="perMinute">Failures after which an address waits for the next minute.</param>
internal abstract class FailureLimit(SharedTally tally, string kind, int perMinute)
{
    private readonly ConcurrentDictionary<string, (Instant Since, int Count)> _known = new();
    private Instant _since;

    /// <summary>Whether an address has failed so often that it has to wait.</summary>
    public bool IsBlocked(IPAddress? address) =>
        _known.TryGetValue(NameOf(address), out var known) && known.Since == tally.Since && known.Count >= perMinute;

    /// <summary>Counts a failure.</summary>
    public async Task FailedAsync(IPAddress? address, CancellationToken cancellation)
    {
        var (name, since) = (NameOf(address), tally.Since);
        if (since != _since)
        {
            _known.Clear();
            _since = since;
        }

        _known[name] = (since, await tally.AddAsync(name, since, 1, cancellation));
    }

    private string NameOf(IPAddress? address) => $"{kind} {address}";
}
