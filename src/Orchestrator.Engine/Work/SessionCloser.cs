using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Makes the rows that depend on the whole unit of work: states once per instance, cycles, fan-outs' ends, portal
/// events per subscriber.
/// </summary>
internal sealed class SessionCloser(UnitParts parts)
{
    public async Task CloseAsync(IWorkTransaction transaction, WorkSession session, CancellationToken cancellationToken)
    {
        await using var lazy = new LazyContext(transaction);
        BatchFiller.Fill(session);
        foreach (var kind in parts.Kinds.All)
            await kind.CompleteAsync(session, lazy, cancellationToken);
        if (session.Fanouts.Count > 0)
            await EndFanoutsAsync(session, lazy.Get(), cancellationToken);
        if (session.PortalEvents.Count > 0)
            PortalEvents.Add(session, parts.Tasks, await ReadSubscriptionsAsync(lazy.Get(), cancellationToken));
        if (session.Published.Count > 0)
        {
            await PublishedEvents.AddAsync(
                session,
                lazy.Get(),
                await parts.Workflows.TriggersAsync(cancellationToken),
                cancellationToken
            );
        }
        parts.Signals.Add(
            session.Batch.Outbox.Count(message => message.Kind is OutboxKind.Stimulus or OutboxKind.Workflow),
            session.Batch.NewFanouts.Count
        );
    }

    private static async Task<List<Subscriber>> ReadSubscriptionsAsync(
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .WebhookSubscriptions.AsNoTracking()
            .Where(subscription => subscription.Enabled)
            .OrderBy(subscription => subscription.Id)
            .Join(
                context.Portals,
                subscription => subscription.Portal,
                portal => portal.Code,
                (subscription, portal) => new { subscription, portal.Permissions }
            )
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Subscriber(row.subscription, PortalPermissions.Parse(row.Permissions)));
    }

    /// <summary>
    /// A fan-out goes to the members of the cycle that exist when it is caused. The cycle is locked, and none can
    /// start meanwhile.
    /// </summary>
    private static async Task EndFanoutsAsync(
        WorkSession session,
        OrchestratorDbContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var ofCycle in session.Fanouts.GroupBy(fanout => fanout.CycleId))
        {
            var stored = await context
                .Instances.Where(instance =>
                    instance.CycleId == ofCycle.Key
                    && instance.Id != ofCycle.Key
                    && instance.Status == WorkflowStatus.Running
                )
                .MaxAsync(instance => (long?)instance.Id, cancellationToken)
                ?? 0;
            var started = session
                .Batch.NewInstances.Where(instance => instance.CycleId == ofCycle.Key && instance.Id != ofCycle.Key)
                .Select(instance => instance.Id)
                .DefaultIfEmpty()
                .Max();
            var until = Math.Max(stored, started);
            if (until == 0)
                continue;
            foreach (var fanout in ofCycle)
            {
                fanout.Until = until;
                session.Batch.NewFanouts.Add(fanout);
            }
        }
    }
}
