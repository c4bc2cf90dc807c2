using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Limits;
using Orchestrator.Server.OperatorLog;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>
/// Removes nonces whose timestamps are no longer accepted, sessions that have ended and counts of past windows, gives
/// out the operator log's head, and keeps to the stated retention.
/// </summary>
internal sealed class Housekeeping(
    IDbContextFactory<OrchestratorDbContext> contexts,
    ServerSettings settings,
    Retention retention,
    LogHeadExport heads,
    IClock clock
)
{
    /// <summary>Removes what has had its time. Nothing depends on it; several nodes may run it at once.</summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (seen, since) = (now - settings.Retention.Nonces, now - SignInLimits.Window - SignInLimits.Window);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Nonces.Where(nonce => nonce.SeenAt < seen).ExecuteDeleteAsync(cancellationToken)
            + await context.Sessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken)
            + await context.Tallies.Where(tally => tally.Since < since).ExecuteDeleteAsync(cancellationToken)
            + await heads.RunOnceAsync(cancellationToken)
            + await retention.RunOnceAsync(cancellationToken);
    }
}
