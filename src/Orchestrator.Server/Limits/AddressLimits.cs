using System.Collections.Concurrent;
using System.Net;
using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>
/// How often one address may be wrong, whichever names it tries: a hundred times in a quarter of an hour for passwords, and as often
/// for signatures, over all nodes. Beyond that it costs no row and is told nothing.
/// </summary>
internal sealed class AddressLimits(SharedTally tally, IClock clock)
{
    /// <summary>Guesses in a window.</summary>
    public const int Most = 100;

    // What is forgotten is looked up again.
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, Instant> _spent = new(StringComparer.Ordinal);

    /// <summary>Whether it has guessed so often that no more is listened to; asks no database.</summary>
    /// <param name="kind">What is guessed.</param>
    /// <param name="address">The client's.</param>
    public bool IsSpent(string kind, IPAddress? address) =>
        _spent.TryGetValue(NameOf(kind, address), out var since) && since == tally.SinceOf(SignInLimits.Window);

    /// <summary>Counts a guess.</summary>
    /// <returns>False: it is one too many.</returns>
    public async Task<bool> AddAsync(string kind, IPAddress? address, CancellationToken cancellationToken)
    {
        if (IsSpent(kind, address))
            return false;
        var (name, since) = (NameOf(kind, address), tally.SinceOf(SignInLimits.Window));
        if (await tally.AddAsync(name, since, 1, cancellationToken) <= Most)
            return true;
        if (_spent.Count >= MostRemembered)
            _spent.Clear();
        _spent[name] = since;
        return false;
    }

    /// <summary>What was counted was no wrong guess.</summary>
    public async Task GiveBackAsync(string kind, IPAddress? address, Instant since, CancellationToken cancellationToken)
    {
        var name = NameOf(kind, address);
        // Many right ones at the same moment looked like too many wrong ones.
        if (await tally.AddAsync(name, since, -1, cancellationToken) < Most)
            _spent.TryRemove(name, out _);
    }

    /// <summary>Whole seconds until the present window ends, at least 1.</summary>
    public int SecondsLeft =>
        Math.Max(
            1,
            (int)
                Math.Ceiling(
                    (tally.SinceOf(SignInLimits.Window) + SignInLimits.Window - clock.GetCurrentInstant()).TotalSeconds
                )
        );

    private static string NameOf(string kind, IPAddress? address) => $"{kind} {ClientPlace.Of(address)}";
}
