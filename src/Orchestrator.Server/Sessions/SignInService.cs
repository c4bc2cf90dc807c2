using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Access;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>Checks a name and password; after five wrong ones in a row the account rests for a quarter of an hour.</summary>
internal sealed class SignInService(IDbContextFactory<OrchestratorDbContext> contexts, Passwords passwords, IClock clock)
{
    private const int MostFailures = 5;
    private static readonly Duration Rest = Duration.FromMinutes(15);

    private static readonly ProblemAnswer Wrong = new(
        StatusCodes.Status401Unauthorized, "wrong-password", "用户名或密码不正确，请重新输入。", "The name or the password is not right; try again.");

    /// <summary>The user, or why not.</summary>
    public async Task<(User? User, ProblemAnswer? Problem)> CheckAsync(SignIn body, CancellationToken cancellation)
    {
        if (body.Name.Length > UserChecks.LongestName || body.Password.Length > Passwords.MaximumLength) return (null, Wrong);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var user = await context.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Account == body.Name, cancellation);
        var right = passwords.Verify(user?.PasswordHash, body.Password);
        if (user is not { Enabled: true }) return (null, Wrong);
        var now = clock.GetCurrentInstant();
        if (user.LockedUntil > now)
        {
            var seconds = (int)(user.LockedUntil.Value - now).TotalSeconds + 1;
            return (null, new ProblemAnswer(
                StatusCodes.Status429TooManyRequests, "locked", $"连续输错密码，账号暂停登录，请 {(seconds + 59) / 60} 分钟后再试。", $"Too many wrong passwords; try again in {(seconds + 59) / 60} minutes.")
            {
                RetryAfter = seconds,
            });
        }

        await CountAsync(context, user.Id, right, now, cancellation);
        return right ? (user, null) : (null, Wrong);
    }

    // Counted by the database, so that guesses on several nodes at once are all counted.
    private static Task CountAsync(OrchestratorDbContext context, long id, bool right, Instant now, CancellationToken cancellation)
    {
        var (user, until) = (context.Users.Where(user => user.Id == id), (Instant?)(now + Rest));
        return right
            ? user.Where(user => user.FailedSignIns > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.FailedSignIns, 0).SetProperty(user => user.LockedUntil, (Instant?)null), cancellation)
            : user.ExecuteUpdateAsync(
                set => set
                    .SetProperty(user => user.LockedUntil, user => user.FailedSignIns + 1 >= MostFailures ? until : user.LockedUntil)
                    .SetProperty(user => user.FailedSignIns, user => user.FailedSignIns + 1 >= MostFailures ? 0 : user.FailedSignIns + 1),
                cancellation);
    }
}
