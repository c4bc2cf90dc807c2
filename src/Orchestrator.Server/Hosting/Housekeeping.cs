using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Limits;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>Removes nonces whose timestamps are no longer accepted, sessions that have ended and counts of past minutes, and keeps to the stated retention.</summary>
internal sealed class Housekeeping(IDbContextFactory<OrchestratorDbContext> contexts, ServerSettings settings, Retention retention, IClock clock)
{
    /// <summary>Removes what has had its time. Nothing depends on it; several nodes may run it at once.</summary>
    /// <returns>How many rows were changed.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var (seen, since) = (now - settings.Retention.Nonces, now - SharedTally.Window - SharedTally.Window);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Nonces.Where(nonce => nonce.SeenAt < seen).ExecuteDeleteAsync(cancellation)
            + await context.Sessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(cancellation)
            + await context.Tallies.Where(tally => tally.Since < since).ExecuteDeleteAsync(cancellation)
            + await retention.RunOnceAsync(cancellation);
    }
}
