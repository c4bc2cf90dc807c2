using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>The people who may sign in.</summary>
internal sealed class UserRegister(IDbContextFactory<OrchestratorDbContext> contexts, IWorkStore store, Passwords passwords, IClock clock)
{
    public async Task<IReadOnlyList<UserView>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var users = await context.Users.AsNoTracking().OrderBy(user => user.Account).ToListAsync(cancellation);
        var roles = (await context.UserRoles.AsNoTracking().ToListAsync(cancellation)).ToLookup(role => role.UserId, role => role.Role);
        return [.. users.Select(user => View(user, [.. roles[user.Id]]))];
    }

    /// <summary>Null when the name is taken.</summary>
    public async Task<UserView?> AddAsync(NewUser body, InCommit<object?> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Users.AnyAsync(user => user.Account == body.Name, cancellation)) return null;
        var first = await store.ReserveIdsAsync(1 + body.Roles.Count, cancellation);
        var added = new User
        {
            Id = first,
            Account = body.Name,
            DisplayName = body.DisplayName,
            PasswordHash = passwords.Hash(body.Password),
            Organisation = body.Organisation,
            Enabled = true,
            CreatedAt = clock.GetCurrentInstant(),
            SecurityStamp = SessionToken.Make(),
        };
        context.Users.Add(added);
        var roles = body.Roles.Distinct().ToList();
        context.UserRoles.AddRange(roles.Select((role, index) => new UserRole { Id = first + 1 + index, UserId = first, Role = role, Scope = body.Organisation }));
        await context.SaveWithAsync(null, line, cancellation);
        return View(added, roles);
    }

    /// <summary>False when there is no such user.</summary>
    public async Task<bool> SetPasswordAsync(string name, string password, InCommit<object?> line, CancellationToken cancellation)
    {
        var hash = passwords.Hash(password);
        return await ChangeAsync(name, user =>
        {
            user.PasswordHash = hash;
            user.FailedSignIns = 0;
            user.LockedUntil = null;
        }, line, cancellation);
    }

    /// <summary>False when there is no such user.</summary>
    public Task<bool> DisableAsync(string name, InCommit<object?> line, CancellationToken cancellation) =>
        ChangeAsync(name, user => user.Enabled = false, line, cancellation);

    private static UserView View(User user, IReadOnlyList<string> roles) => new()
    {
        Name = user.Account,
        DisplayName = user.DisplayName,
        Roles = roles,
        Organisation = user.Organisation,
        Active = user.Enabled,
    };

    // Either change ends the user's sessions: whoever knew the old password is out.
    private async Task<bool> ChangeAsync(string name, Action<User> change, InCommit<object?> line, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var user = await context.Users.FirstOrDefaultAsync(user => user.Account == name, cancellation);
        if (user is null) return false;
        change(user);
        user.SecurityStamp = SessionToken.Make();
        context.Sessions.RemoveRange(context.Sessions.Where(session => session.UserId == user.Id));
        await context.SaveWithAsync(null, line, cancellation);
        return true;
    }
}
