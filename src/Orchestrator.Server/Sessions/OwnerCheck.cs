using Microsoft.EntityFrameworkCore;
using Orchestrator.Server.Limits;
using Orchestrator.Server.Problems;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Sessions;

/// <summary>Whether it is a session's owner who asks, by the password; counted like a try to sign in.</summary>
internal sealed class OwnerCheck(
    IDbContextFactory<OrchestratorDbContext> contexts,
    Passwords passwords,
    SignInLimits limits,
    DeviceCookie devices
)
{
    /// <summary>Null: it is.</summary>
    public async Task<ProblemAnswer?> RunAsync(
        string password,
        string account,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        if (password.Length > Passwords.MaximumLength)
            return Wrong;
        var tried = await limits.TakeAsync(account, devices.PlaceOf(http, account), cancellationToken);
        if (tried.SecondsToWait > 0)
            return SignInService.Locked(tried.SecondsToWait);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = await context
            .Users.Where(row => row.Account == account)
            .Select(row => row.PasswordHash)
            .FirstOrDefaultAsync(cancellationToken);
        if (!passwords.Verify(hash, password))
            return Wrong;
        await limits.SucceededAsync(tried, cancellationToken);
        return null;
    }

    private static ProblemAnswer Wrong => SignInService.Wrong with { Status = StatusCodes.Status403Forbidden };
}
