using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>
/// One-time links by which owners choose their passwords. The owner is told: by mail when there is an address, and at
/// the next sign-in.
/// </summary>
internal sealed class PasswordLinks(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    Passwords passwords,
    MailDelivery mail,
    SiteAddress site,
    IClock clock
)
{
    private const string Purpose = "password";

    private static readonly Duration Lifetime = Duration.FromHours(24);

    /// <summary>Gives out a link; those before it are void. Null when there is no such user, or it is disabled.</summary>
    public async Task<PasswordLink?> IssueAsync(
        string name,
        string by,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context.Users.FirstOrDefaultAsync(user => user.Account == name && user.Enabled, cancellationToken)
            is not { } user
        )
        {
            return null;
        }
        var (token, now) = (SessionToken.Make(), clock.GetCurrentInstant());
        var path = $"/#/password?token={token}";
        context.LoginLinks.RemoveRange(context.LoginLinks.Where(link => link.UserId == user.Id));
        context.LoginLinks.Add(
            new LoginLink
            {
                TokenHash = SessionToken.Hash(token),
                UserId = user.Id,
                Role = Purpose,
                CreatedAt = now,
                ExpiresAt = now + Lifetime,
            }
        );
        UserRegister.Tell(
            user,
            $"{by} 为您的账号生成了重设密码的链接。 {by} made a link to set your password anew.",
            by
        );
        // Mailed, nobody but the owner sees it.
        var mailed = user.Email is not null && mail.IsConfigured && site.Address is not null;
        if (user.Email is { } address)
        {
            var row = Mail(address, user, by, mailed ? site.Address!.TrimEnd('/') + path : null)
                .ToMessage($"password-link-{SessionToken.Hash(token)[..32]}", now);
            row.Id = await store.ReserveIdsAsync(1, cancellationToken);
            context.Outbox.Add(row);
        }

        await context.SaveWithAsync(null, line, cancellationToken);
        return new PasswordLink
        {
            Path = mailed ? null : path,
            Mailed = mailed,
            ExpiresAt = now + Lifetime,
        };
    }

    /// <summary>Who a link belongs to while it may be used; it stays usable.</summary>
    public async Task<User?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (SessionToken.Hash(token), clock.GetCurrentInstant());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .Users.AsNoTracking()
            .FirstOrDefaultAsync(
                user =>
                    user.Enabled
                    && context.LoginLinks.Any(link =>
                        link.TokenHash == hash && link.UserId == user.Id && link.UsedAt == null && link.ExpiresAt > now
                    ),
                cancellationToken
            );
    }

    /// <summary>
    /// Sets the password of who holds a link and uses the link up, in one commit. Of two that try at once, one wins.
    /// </summary>
    /// <returns>False when the link is unknown, used or too old, or its owner is disabled.</returns>
    public async Task<bool> UseAsync(
        string token,
        string password,
        Func<User, InCommit<object?>> line,
        CancellationToken cancellationToken
    )
    {
        var (hash, now) = (SessionToken.Hash(token), clock.GetCurrentInstant());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var link = context.LoginLinks.Where(row =>
            row.TokenHash == hash && row.UserId != null && row.UsedAt == null && row.ExpiresAt > now
        );
        var owner = await link.Select(row => row.UserId).FirstOrDefaultAsync(cancellationToken);
        // The update locks the row: who comes second finds it used.
        if (await link.ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), cancellationToken) == 0)
            return false;
        if (
            await context.Users.FirstOrDefaultAsync(user => user.Id == owner && user.Enabled, cancellationToken)
            is not { } user
        )
        {
            return false;
        }
        await UserRegister.SetPasswordAsync(context, user, passwords.Hash(password), cancellationToken);
        await context.SaveWithAsync(null, line(user), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static OutgoingMail Mail(string address, User user, string by, string? link) =>
        new(
            address,
            user.DisplayName,
            "账号密码重设通知",
            $"{user.DisplayName}：\n{by} 为您的账号 {user.Account} 生成了重设密码的一次性链接（24 小时内有效）。"
                + (link is null ? "链接由其转交给您。" : $"\n{link}")
                + "\n若您没有要求重设，请立即联系市职称办。\n"
        )
        {
            Urgent = true,
        };
}
