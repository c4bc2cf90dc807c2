using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>Sessions in the database, so that every node knows them and ending one ends it everywhere.</summary>
internal sealed class SessionStore(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>A session ends after a working day, or when nobody uses it for two hours.</summary>
    public static readonly Duration Longest = Duration.FromHours(12);

    private static readonly Duration Idle = Duration.FromHours(2);
    private static readonly Duration SeenStep = Duration.FromMinutes(1);

    /// <summary>
    /// Starts a session; the answer is its token, or null when the password was changed since it was checked, or the
    /// account disabled.
    /// </summary>
    /// <param name="user">As it was when the password was checked.</param>
    /// <param name="userAgent">What the browser calls itself.</param>
    /// <param name="line">Written in the same commit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string?> StartAsync(
        User user,
        string? userAgent,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        var token = SessionToken.Make();
        var now = clock.GetCurrentInstant();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Holds the row until the session is there: who changes the password a moment later ends it with the others.
        var (id, stamp) = (user.Id, user.SecurityStamp);
        var unchanged = await context
            .Users.Where(row => row.Id == id && row.Enabled && row.SecurityStamp == stamp)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.SecurityStamp, stamp), cancellationToken);
        if (unchanged == 0)
            return null;
        context.Sessions.Add(
            new Session
            {
                TokenHash = SessionToken.Hash(token),
                UserId = id,
                CreatedAt = now,
                SeenAt = now,
                ExpiresAt = now + Longest,
                UserAgent = userAgent is { Length: > 256 } ? userAgent[..256] : userAgent,
            }
        );
        await context.SaveWithAsync(null, line, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    /// <summary>Who the token belongs to; null when the session has ended or its user is disabled.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = SessionToken.Hash(token);
        var now = clock.GetCurrentInstant();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from session in context.Sessions.AsNoTracking()
            join user in context.Users.AsNoTracking() on session.UserId equals user.Id
            where session.TokenHash == hash && user.Enabled
            select new
            {
                session.SeenAt,
                session.ExpiresAt,
                user.Account,
                user.DisplayName,
                Grants = context
                    .UserRoles.Where(role => role.UserId == user.Id)
                    .Select(role => new Grant(role.Role, role.Jurisdiction, role.CycleId, role.Scope))
                    .ToList(),
            }
        ).FirstOrDefaultAsync(cancellationToken);
        if (found is null || found.ExpiresAt <= now || found.SeenAt + Idle <= now)
            return null;
        if (found.SeenAt + SeenStep <= now)
        {
            await context
                .Sessions.Where(session => session.TokenHash == hash)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancellationToken);
        }

        return SessionUserClaims.Make(SessionHandler.SchemeName, found.Account, found.DisplayName, found.Grants);
    }

    /// <summary>Ends a session with its line in the log, in one commit; an unknown token ends nothing.</summary>
    public async Task EndAsync(string token, InCommit<object?> line, CancellationToken cancellationToken)
    {
        var hash = SessionToken.Hash(token);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Sessions.Where(session => session.TokenHash == hash).ExecuteDeleteAsync(cancellationToken);
        await context.SaveWithAsync(null, line, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
