using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>Second factors: offered, confirmed by a code, asked for when signing in, removed.</summary>
internal sealed class SecondFactors(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IDataProtectionProvider protection,
    IClock clock
)
{
    private static readonly Duration Lifetime = Duration.FromMinutes(10);

    private readonly IDataProtector _secrets = protection.CreateProtector("second-factor");
    private readonly IDataProtector _tickets = protection.CreateProtector("second-factor-offer");

    /// <summary>A new secret, which counts for nothing before it is confirmed.</summary>
    public SecondFactorOffer Offer(string account)
    {
        var secret = Totp.MakeSecret();
        var until = (clock.GetCurrentInstant() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new SecondFactorOffer
        {
            Secret = Totp.Write(secret),
            Uri = Totp.Uri(secret, account),
            Ticket = _tickets.Protect($"{account} {until} {Convert.ToHexString(secret)}"),
        };
    }

    /// <summary>False when the ticket is not this account's, is too old, or the code is not of its secret.</summary>
    public async Task<bool> ConfirmAsync(
        string account,
        SecondFactorConfirmation body,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetCurrentInstant();
        if (
            Read(body.Ticket) is not [var owner, var until, var hex]
            || owner != account
            || long.Parse(until, CultureInfo.InvariantCulture) < now.ToUnixTimeSeconds()
        )
        {
            return false;
        }
        var secret = Convert.FromHexString(hex);
        if (Totp.StepOf(secret, body.Code, now, lastUsed: 0) is not { } step)
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var user = await context.Users.FirstAsync(user => user.Account == account, cancellationToken);
        (user.TotpSecret, user.TotpStep) = (_secrets.Protect(secret), step);
        await context.SaveWithAsync(null, line, cancellationToken);
        return true;
    }

    /// <summary>Whether a code is right; it is used up by that. Of two that send the same at once, one is let in.</summary>
    public async Task<bool> UseAsync(User user, string code, CancellationToken cancellationToken)
    {
        if (
            Totp.StepOf(_secrets.Unprotect(user.TotpSecret!), code, clock.GetCurrentInstant(), user.TotpStep)
            is not { } step
        )
        {
            return false;
        }
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
                .Users.Where(row => row.Id == user.Id && row.TotpStep < step)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.TotpStep, step), cancellationToken) == 1;
    }

    private string[]? Read(string ticket)
    {
        try
        {
            return _tickets.Unprotect(ticket).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
