using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Portals;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>Removes nonces whose timestamps are no longer accepted, and sessions that have ended.</summary>
internal sealed class Housekeeping(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock)
{
    /// <summary>Removes what has had its time. Nothing depends on it; several nodes may run it at once.</summary>
    /// <returns>How many rows went.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var oldest = now - PortalSecurity.NonceLifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Nonces.Where(nonce => nonce.SeenAt < oldest).ExecuteDeleteAsync(cancellation)
            + await context.Sessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
    }
}
