using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>The one-time link with which the first administrator signs in; a new start without users makes a new one.</summary>
internal sealed class AdministratorLink(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    private static readonly Duration Lifetime = Duration.FromDays(7);

    /// <summary>A token when nobody can sign in yet; null otherwise.</summary>
    public async Task<string?> IssueAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Users.AnyAsync(cancellation)) return null;
        var token = SessionToken.Make();
        var now = clock.GetCurrentInstant();
        await context.LoginLinks.Where(link => link.UsedAt == null).ExecuteDeleteAsync(cancellation);
        context.LoginLinks.Add(new LoginLink { TokenHash = SessionToken.Hash(token), Role = Roles.Administrator, CreatedAt = now, ExpiresAt = now + Lifetime });
        await context.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Uses the link up; false when it is unknown, used or too old. Of two that try at once, one wins.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellation)
    {
        var hash = SessionToken.Hash(token);
        var now = clock.GetCurrentInstant();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.LoginLinks
            .Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellation) == 1;
    }
}
