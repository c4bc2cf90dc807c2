using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Server.Portals;
using Orchestrator.Storage.Model;

namespace Orchestrator.Server.Hosting;

/// <summary>Removes nonces whose timestamps are no longer accepted, and sessions that have ended.</summary>
internal sealed partial class Housekeeping(IDbContextFactory<OrchestratorDbContext> contexts, IClock clock, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await WaitAsync(timer, stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing depends on it; the next turn does the same.
                Failed(logger, exception);
            }
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task CleanAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var oldest = now - PortalSecurity.NonceLifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Nonces.Where(nonce => nonce.SeenAt < oldest).ExecuteDeleteAsync(cancellation);
        await context.Sessions.Where(session => session.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping failed and will be tried again")]
    private static partial void Failed(ILogger logger, Exception exception);
}
