using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Operators;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sessions;

/// <summary>The people who may sign in.</summary>
internal sealed class UserRegister(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    Passwords passwords,
    IClock clock
)
{
    /// <summary>All users by account, the disabled ones among them.</summary>
    public async Task<IReadOnlyList<UserView>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = await context.Users.AsNoTracking().OrderBy(user => user.Account).ToListAsync(cancellationToken);
        var roles = await context.UserRoles.AsNoTracking().OrderBy(role => role.Id).ToListAsync(cancellationToken);
        var named = roles.Select(role => role.CycleId).OfType<long>().Distinct().ToList();
        var cycles = await context
            .Cycles.Where(cycle => named.Contains(cycle.InstanceId))
            .ToDictionaryAsync(cycle => cycle.InstanceId, cycle => cycle.Code, cancellationToken);
        var grants = roles.ToLookup(role => role.UserId, role => GrantOf(role, cycles));
        return [.. users.Select(user => View(user, [.. grants[user.Id]]))];
    }

    /// <summary>What a user may do and how far.</summary>
    public async Task<IReadOnlyList<Grant>> GrantsOfAsync(User user, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context
            .UserRoles.Where(role => role.UserId == user.Id)
            .Select(role => new Grant(role.Role, role.Jurisdiction, role.CycleId, role.Scope))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Codes among the grants' cycles that no cycle has.</summary>
    public async Task<IReadOnlyList<string>> UnknownCyclesAsync(
        IEnumerable<UserGrant> grants,
        CancellationToken cancellationToken
    )
    {
        var asked = grants.Select(grant => grant.Cycle).OfType<string>().Distinct().ToList();
        if (asked.Count == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context
            .Cycles.Where(cycle => !cycle.IsSandbox && asked.Contains(cycle.Code))
            .Select(cycle => cycle.Code)
            .ToListAsync(cancellationToken);
        return [.. asked.Except(known)];
    }

    /// <summary>Null when the name is taken, in whatever capitals.</summary>
    /// <param name="body">The account.</param>
    /// <param name="madeBy">Account of who makes it; null for a first administrator.</param>
    /// <param name="line">Written in the same commit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<UserView?> AddAsync(
        NewUser body,
        string? madeBy,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Two names that differ in capitals alone would be one person to whoever reads them.
        var taken = await context.Users.Select(user => user.Account).ToListAsync(cancellationToken);
        if (taken.Contains(body.Name, StringComparer.OrdinalIgnoreCase))
            return null;
        var grants = body.AllGrants;
        var first = await store.ReserveIdsAsync(1, cancellationToken);
        var added = new User
        {
            Id = first,
            Account = body.Name,
            DisplayName = body.DisplayName,
            PasswordHash = body.Password is null ? null : passwords.Hash(body.Password),
            Email = body.Email,
            MadeBy = madeBy,
            Enabled = true,
            CreatedAt = clock.GetCurrentInstant(),
            SecurityStamp = SessionToken.Make(),
        };
        context.Users.Add(added);
        await AddRolesAsync(context, first, grants, cancellationToken);
        await context.SaveWithAsync(null, line, cancellationToken);
        return View(added, grants);
    }

    /// <summary>Null when there is no such user. What they may do changes with their next request.</summary>
    /// <param name="name">The account that is changed.</param>
    /// <param name="body">What it is from now on.</param>
    /// <param name="by">Account of who changes it.</param>
    /// <param name="line">Written in the same commit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<UserView?> ChangeAsync(
        string name,
        ChangedUser body,
        string by,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        User? changed = null;
        await ChangeAsync(
            name,
            async (context, user) =>
            {
                // A link to set the password is mailed there: whoever changed the address can have one.
                if (user.Email != body.Email)
                    Tell(user, $"{by} 更改了您账号的邮箱。 {by} changed the mail address of your account.", by);
                (user.DisplayName, user.Email, user.Enabled) = (body.DisplayName, body.Email, body.Active);
                var id = user.Id;
                await context.UserRoles.Where(role => role.UserId == id).ExecuteDeleteAsync(cancellationToken);
                await AddRolesAsync(context, id, body.Grants, cancellationToken);
                if (!body.Active)
                    await EndSessionsAsync(context, id, cancellationToken);
                changed = user;
            },
            line,
            cancellationToken
        );
        return changed is null ? null : View(changed, body.Grants);
    }

    private async Task AddRolesAsync(
        OrchestratorDbContext context,
        long user,
        IReadOnlyList<UserGrant> grants,
        CancellationToken cancellationToken
    )
    {
        var codes = grants.Select(grant => grant.Cycle).OfType<string>().Distinct().ToList();
        var cycles = await context
            .Cycles.Where(cycle => codes.Contains(cycle.Code))
            .ToDictionaryAsync(cycle => cycle.Code, cycle => cycle.InstanceId, cancellationToken);
        var first = await store.ReserveIdsAsync(grants.Count, cancellationToken);
        context.UserRoles.AddRange(
            grants.Select(
                (grant, index) =>
                    new UserRole
                    {
                        Id = first + index,
                        UserId = user,
                        Role = grant.Role,
                        Jurisdiction = grant.Jurisdiction,
                        CycleId = grant.Cycle is { } code ? cycles[code] : null,
                        Scope = grant.Organisation,
                    }
            )
        );
    }

    private static UserGrant GrantOf(UserRole role, Dictionary<long, string> cycles) =>
        new()
        {
            Role = role.Role,
            Jurisdiction = role.Jurisdiction,
            Cycle = role.CycleId is { } id ? cycles[id] : null,
            Organisation = role.Scope,
        };

    /// <summary>False when there is no such user. Every session ends.</summary>
    public Task<bool> SetPasswordAsync(
        string name,
        string password,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        var hash = passwords.Hash(password);
        return ChangeAsync(
            name,
            (context, user) => SetPasswordAsync(context, user, hash, cancellationToken),
            line,
            cancellationToken
        );
    }

    /// <summary>Sets it, within a transaction, and ends what the old one opened: every session, every link to choose another.</summary>
    internal static async Task SetPasswordAsync(
        OrchestratorDbContext context,
        User user,
        string hash,
        CancellationToken cancellationToken
    )
    {
        user.PasswordHash = hash;
        var id = user.Id;
        await context.LoginLinks.Where(link => link.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await EndSessionsAsync(context, id, cancellationToken);
    }

    /// <summary>False when there is no such user, or no second factor.</summary>
    public async Task<bool> RemoveSecondFactorAsync(
        string name,
        string? by,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (
            await context.Users.FirstOrDefaultAsync(
                user => user.Account == name && user.TotpSecret != null,
                cancellationToken
            )
            is not { } user
        )
        {
            return false;
        }
        user.TotpSecret = null;
        if (by is not null)
            Tell(user, $"您的第二重验证已由 {by} 取消。 Your second factor was removed by {by}.", by);
        await context.SaveWithAsync(null, line, cancellationToken);
        return true;
    }

    /// <summary>What others did to an account since its owner last signed in; it is told once.</summary>
    public async Task<string?> TakeToldAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var told = await context
            .Users.Where(user => user.Account == name)
            .Select(user => user.Told)
            .FirstOrDefaultAsync(cancellationToken);
        if (told is not null)
        {
            await context
                .Users.Where(user => user.Account == name)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.Told, (string?)null), cancellationToken);
        }
        return told;
    }

    /// <summary>
    /// Notes what was done to an account, and by whom: who could have signed in as its owner is no second person
    /// beside it.
    /// </summary>
    internal static void Tell(User user, string text, string by)
    {
        const int longest = 1000;
        var all = user.Told is null ? text : user.Told + " " + text;
        user.Told = all.Length <= longest ? all : all[^longest..];
        if (user.MadeBy?.Split(' ').Contains(by) != true)
            user.MadeBy = user.MadeBy is null ? by : $"{user.MadeBy} {by}";
    }

    /// <summary>False when there is no such user.</summary>
    public Task<bool> DisableAsync(string name, InCommit<object?> line, CancellationToken cancellationToken) =>
        ChangeAsync(
            name,
            async (context, user) =>
            {
                user.Enabled = false;
                await EndSessionsAsync(context, user.Id, cancellationToken);
            },
            line,
            cancellationToken
        );

    private static UserView View(User user, IReadOnlyList<UserGrant> grants) =>
        new()
        {
            Name = user.Account,
            DisplayName = user.DisplayName,
            Roles = [.. grants.Select(grant => grant.Role).Distinct()],
            Grants = grants,
            Email = user.Email,
            Active = user.Enabled,
            SecondFactor = user.TotpSecret is not null,
        };

    // Whoever knew the old password is out, also who is about to get a session by it: the stamp is changed, and its
    // row held, before the sessions are ended (see SessionStore.StartAsync).
    private static async Task EndSessionsAsync(
        OrchestratorDbContext context,
        long id,
        CancellationToken cancellationToken
    )
    {
        var stamp = SessionToken.Make();
        await context
            .Users.Where(user => user.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.SecurityStamp, stamp), cancellationToken);
        await context.Sessions.Where(session => session.UserId == id).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> ChangeAsync(
        string name,
        Func<OrchestratorDbContext, User, Task> change,
        InCommit<object?> line,
        CancellationToken cancellationToken
    )
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var user = await context.Users.FirstOrDefaultAsync(user => user.Account == name, cancellationToken);
        if (user is null)
            return false;
        await change(context, user);
        await context.SaveWithAsync(null, line, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
