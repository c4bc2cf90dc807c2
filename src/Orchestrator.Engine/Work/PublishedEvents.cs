using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Catalog;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Compilation;

namespace Orchestrator.Engine.Work;

/// <summary>Finds whom published events reach: definitions that start by them and instances that wait for them.</summary>
internal static class PublishedEvents
{
    public static async Task AddAsync(
        WorkSession session,
        OrchestratorDbContext context,
        IReadOnlyList<WorkflowTrigger> triggers,
        CancellationToken cancellationToken
    )
    {
        foreach (var (from, published, at) in session.Published)
        {
            var started = triggers.Where(trigger =>
                trigger.Trigger.Kind == TriggerKind.Event && trigger.Trigger.Key == published.Stimulus.Name
            );
            session.Batch.Outbox.AddRange(
                started.Select(trigger =>
                    WorkflowStartJson.Row(from, trigger, published.Stimulus, published.CorrelationId, at)
                )
            );
            var (correlation, key) = (published.CorrelationId, WaitKeys.Of(published.Stimulus.Name));
            var targets = await context
                .Instances.Where(instance =>
                    context.Waits.Any(wait => wait.InstanceId == instance.Id && wait.Key == key)
                )
                .Where(instance => correlation == null || instance.Correlation == correlation)
                .OrderBy(instance => instance.Id)
                .Select(instance => instance.Id)
                .ToListAsync(cancellationToken);
            session.Batch.Outbox.AddRange(
                targets.Select(target => MessageRows.StimulusRow(from, target, published.Stimulus, at))
            );
        }
    }
}
