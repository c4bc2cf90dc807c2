using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Server.Telemetry;

/// <summary>Asks the database every 15 seconds what waits, by its clock.</summary>
internal sealed class BacklogSampler(
    IDbContextFactory<OrchestratorDbContext> contexts,
    IWorkStore store,
    Backlog backlog
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            try
            {
                backlog.Show(await CountAsync(stoppingToken));
            }
            catch (DbException)
            {
                // Readiness says that the database is away; the next turn asks again.
                backlog.Show(null);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<BacklogCounts> CountAsync(CancellationToken cancellationToken)
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.Deadlines.Where(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt <= now);
        var first = await due.MinAsync(deadline => (NodaTime.Instant?)deadline.DueAt, cancellationToken);
        var outbox = await context
            .Outbox.Where(message => message.State != OutboxState.Sent)
            .GroupBy(message => new { message.Kind, message.State })
            .Select(group => new
            {
                group.Key.Kind,
                group.Key.State,
                Count = group.Count(),
                Oldest = group.Min(message => message.CreatedAt),
            })
            .ToListAsync(cancellationToken);
        return new BacklogCounts(
            first is null ? 0 : await due.CountAsync(cancellationToken),
            first is { } oldest ? (now - oldest).TotalSeconds : 0,
            await context.Arrivals.CountAsync(arrival => arrival.State == ArrivalState.Pending, cancellationToken),
            outbox.ConvertAll(row => new OutboxCount(row.Kind, row.State, row.Count, (now - row.Oldest).TotalSeconds))
        );
    }
}
