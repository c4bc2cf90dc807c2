using System.Collections.Concurrent;
using System.Net;
using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>
/// How often requests that are signed wrongly are counted and told apart, by portal and address, over all nodes:
/// sixty times a minute, and by address alone (<see cref="AddressLimits"/>). What is
/// signed rightly is never asked for here, so that nobody's rubbish holds up a portal. A node learns the count when one fails on it.
/// </summary>
internal sealed class SignatureLimits(SharedTally tally, AddressLimits addresses)
{
    private const int PerMinute = 60;
    private const string Guesses = "signature-address";

    // What is forgotten is counted in the database all the same.
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (Instant Since, int Count)> _known = new();
    private Instant _since;

    /// <summary>Whether so many have failed that more are neither counted nor told why.</summary>
    /// <param name="portal">Code of a registered portal; null for any other.</param>
    /// <param name="address">The client's.</param>
    public bool IsSpent(string? portal, IPAddress? address) =>
        addresses.IsSpent(Guesses, address)
        || (
            _known.TryGetValue(NameOf(portal, address), out var known)
            && known.Since == tally.Since
            && known.Count >= PerMinute
        );

    /// <summary>Counts a failure.</summary>
    public async Task FailedAsync(string? portal, IPAddress? address, CancellationToken cancellationToken)
    {
        var (name, since) = (NameOf(portal, address), tally.Since);
        if (since != _since || _known.Count >= MostRemembered)
        {
            _known.Clear();
            _since = since;
        }

        if (await addresses.AddAsync(Guesses, address, cancellationToken))
            _known[name] = (since, await tally.AddAsync(name, since, 1, cancellationToken));
    }

    private static string NameOf(string? portal, IPAddress? address) =>
        $"signature {portal ?? "?"} {ClientPlace.Of(address)}";
}
