using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// The one-time links with which the first administrator signs in: each start without users prints one more, of any
/// node; the first that is used ends all.
/// </summary>
internal sealed class AdministratorLink(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    private static readonly Duration Lifetime = Duration.FromDays(7);

    /// <summary>A token when nobody can sign in yet; null otherwise.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.AnyAsync(cancellationToken))
            return null;
        var token = SessionToken.Make();
        var now = clock.GetCurrentInstant();
        await context.LoginLinks.Where(link => link.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        context.LoginLinks.Add(
            new LoginLink
            {
                TokenHash = SessionToken.Hash(token),
                Role = AccountRoles.Administrator,
                CreatedAt = now,
                ExpiresAt = now + Lifetime,
            }
        );
        await context.SaveChangesAsync(cancellationToken);
        return token;
    }

    /// <summary>
    /// Uses the link up, and all others with it; false when it is unknown, used or too old. Of two that try at once,
    /// one wins, whatever their links.
    /// </summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SessionToken.Hash(token);
        var now = clock.GetCurrentInstant();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
                .LoginLinks.Where(link =>
                    link.UserId == null
                    && link.UsedAt == null
                    // A node that was about to print one may have done so after somebody else used theirs.
                    && !context.Users.Any()
                    && context.LoginLinks.Any(own =>
                        own.TokenHash == hash && own.UserId == null && own.UsedAt == null && own.ExpiresAt > now
                    )
                )
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellationToken) > 0;
    }
}
