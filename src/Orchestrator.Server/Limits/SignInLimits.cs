using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Orchestrator.Server.Limits;

/// <summary>
/// How often a password may be tried: five times in a quarter of an hour for one name from one place, a place being a
/// browser that has signed in
/// to this account before, else a network address. A name that is guessed at from many places has one try left from each new one: so nobody
/// can keep somebody out who knows the password and comes from elsewhere, or from a browser that is known. Names that
/// do not exist are counted alike. An address is counted over all names too (<see cref="AddressLimits"/>).
/// </summary>
internal sealed class SignInLimits(SharedTally tally, AddressLimits addresses)
{
    private const int PerPlace = 5;
    private const int PerAccount = 50;
    private const string Guesses = "sign-in-address";

    /// <summary>Windows follow one another; none slides.</summary>
    public static readonly Duration Window = Duration.FromMinutes(15);

    /// <summary>Counts a try before anything is checked, so that tries at the same moment are all counted.</summary>
    /// <param name="account">As it was typed.</param>
    /// <param name="place">Where it comes from.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The try; its seconds to wait are 0 when it may go on.</returns>
    public async Task<SignInTry> TakeAsync(string account, SignInPlace place, CancellationToken cancellationToken)
    {
        var since = tally.SinceOf(Window);
        var (atPlace, atAccount) = (NameOf("sign-in", account, place.Name), NameOf("sign-in-account", account, ""));
        if (place.Address is { } address && !await addresses.AddAsync(Guesses, address, cancellationToken))
            return new SignInTry(atPlace, atAccount, since, 0, address, addresses.SecondsLeft);
        var count = await tally.AddAsync(atPlace, since, 1, cancellationToken);
        var all = await tally.AddAsync(atAccount, since, 1, cancellationToken);
        var most = all > PerAccount ? 1 : PerPlace;
        return new SignInTry(
            atPlace,
            atAccount,
            since,
            count,
            place.Address,
            count <= most ? 0 : addresses.SecondsLeft
        );
    }

    /// <summary>The try was neither right nor wrong yet: it does not count.</summary>
    public async Task GiveBackAsync(SignInTry open, CancellationToken cancellationToken)
    {
        await tally.AddAsync(open.Place, open.Since, -1, cancellationToken);
        await tally.AddAsync(open.Account, open.Since, -1, cancellationToken);
        await GiveBackAddressAsync(open, cancellationToken);
    }

    /// <summary>The try was right: those before it from this place are forgotten.</summary>
    public async Task SucceededAsync(SignInTry right, CancellationToken cancellationToken)
    {
        await tally.AddAsync(right.Place, right.Since, -right.Count, cancellationToken);
        await tally.AddAsync(right.Account, right.Since, -1, cancellationToken);
        await GiveBackAddressAsync(right, cancellationToken);
    }

    private async Task GiveBackAddressAsync(SignInTry known, CancellationToken cancellationToken)
    {
        if (known.Address is { } address)
            await addresses.GiveBackAsync(Guesses, address, known.Since, cancellationToken);
    }

    // What was typed may be anything; the count needs only to tell it from others. In other capitals it is another account: signing in to
    // that one must forgive no guess at this one.
    private static string NameOf(string kind, string account, string place) =>
        $"{kind} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{place}")))[..32]}";
}
