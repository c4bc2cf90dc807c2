using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Failures;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Automation;

/// <summary>
/// Keeps one starter for each definition in force that starts by the clock: an instance whose open deadlines are the next
/// starts (D1). What is missing is made, what is no longer in force is ended.
/// </summary>
public sealed class StarterKeeper(IWorkStore store, WorkflowCatalog catalog, PageRunner pages, DeadLetterBook letters)
{
    /// <summary>
    /// Brings starters and definitions into line. A definition that fails is a dead letter; it keeps the starter that
    /// it has, and the others go on.
    /// </summary>
    /// <returns>How many were made or ended.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var timed = (await catalog.TriggersAsync(cancellationToken))
            .Where(trigger => trigger.Trigger.Kind == TriggerKind.Time)
            .ToLookup(trigger => trigger.VersionId);
        var broken = await catalog.BrokenAsync(cancellationToken);
        foreach (var definition in broken)
            await BuryAsync(definition.VersionId, definition.DefinitionId, definition.Failure, cancellationToken);
        var running = await ReadRunningAsync(cancellationToken);
        var over = running.Where(starter =>
            !timed.Contains(starter.VersionId) && broken.All(definition => definition.VersionId != starter.VersionId)
        );
        var missing = timed.Where(group => running.TrueForAll(starter => starter.VersionId != group.Key));
        var changed = 0;
        foreach (var (id, versionId) in over)
        {
            changed += await DoAsync(
                versionId,
                $"starter {id}",
                () => EndAsync(id, cancellationToken),
                cancellationToken
            );
        }
        foreach (var group in missing)
        {
            changed += await DoAsync(
                group.Key,
                group.First().DefinitionId,
                () => MakeAsync(group.Key, [.. group], cancellationToken),
                cancellationToken
            );
        }
        return changed;
    }

    private async Task<List<(long Id, long VersionId)>> ReadRunningAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var rows = await context
            .Instances.AsNoTracking()
            .Where(instance => instance.Kind == InstanceKind.Starter && instance.Status == WorkflowStatus.Running)
            .Select(instance => new { instance.Id, instance.DefinitionVersionId })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.DefinitionVersionId));
    }

    /// <summary>One version alone; when it is done its open letter, if it had one, is settled.</summary>
    private async Task<int> DoAsync(
        long versionId,
        string name,
        Func<Task<int>> work,
        CancellationToken cancellationToken
    )
    {
        var changed = 0;
        var done = await pages.RunAloneAsync(
            $"Starter of version {versionId}",
            async () => changed = await work(),
            failure => BuryAsync(versionId, name, failure, cancellationToken),
            cancellationToken
        );
        if (!done)
            return 0;
        await letters.SettleAsync(DeadLetterKind.Starter, versionId, cancellationToken);
        return changed;
    }

    private Task BuryAsync(long versionId, string name, Exception failure, CancellationToken cancellationToken) =>
        letters.AddAsync(
            [new LetterDraft(DeadLetterKind.Starter, versionId, InstanceId: 0, name, failure)],
            cancellationToken
        );

    /// <summary>A deadline of a starter: the instant at which its trigger starts an instance.</summary>
    internal static Deadline DeadlineOf(long starterId, PlanTrigger trigger, Instant due) =>
        new()
        {
            InstanceId = starterId,
            ActivityInstanceId = trigger.ActivityId,
            NodeId = trigger.Activity.NodeId,
            Name = $"start {NodaTime.Text.InstantPattern.General.Format(due)}",
            Kind = DeadlineKind.Timer,
            Clauses = "",
            DueAt = due,
            DueDate = ChinaTime.DateOf(due - Duration.Epsilon),
            State = DeadlineState.Armed,
        };

    private async Task<int> MakeAsync(
        long versionId,
        List<WorkflowTrigger> triggers,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        await using var context = transaction.CreateContext();

        // The version's row is locked until the commit: of two nodes that find the starter missing one makes it.
        await context
            .DefinitionVersions.Where(version => version.Id == versionId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(version => version.Id, version => version.Id),
                cancellationToken
            );
        var exists = await context.Instances.AnyAsync(
            instance =>
                instance.DefinitionVersionId == versionId
                && instance.Kind == InstanceKind.Starter
                && instance.Status == WorkflowStatus.Running,
            cancellationToken
        );
        if (exists)
            return 0;
        var now = await transaction.ReadClockAsync(cancellationToken);
        var id = await store.ReserveIdsAsync(1, cancellationToken);
        var batch = new WorkBatch();
        batch.NewInstances.Add(
            new Instance
            {
                Id = id,
                DefinitionVersionId = versionId,
                Kind = InstanceKind.Starter,
                Status = WorkflowStatus.Running,
                SubStatus = WorkflowSubStatus.Suspended,
                State = WorkflowStateJson.Write(new WorkflowState { SubStatus = WorkflowSubStatus.Suspended }),
                CreatedAt = now,
                UpdatedAt = now,
            }
        );
        foreach (var trigger in triggers)
        {
            if (StartTimes.First(trigger.Plan, trigger.Trigger, now) is { } due)
                batch.Arm(DeadlineOf(id, trigger.Trigger, due));
        }

        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return 1;
    }

    private async Task<int> EndAsync(long id, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);
        if (
            await transaction.LockInstancesAsync([id], cancellationToken)
            is not [{ Status: WorkflowStatus.Running } starter]
        )
        {
            return 0;
        }
        await using var context = transaction.CreateContext();
        var now = await transaction.ReadClockAsync(cancellationToken);
        var batch = new WorkBatch();
        var open = await context
            .Deadlines.AsNoTracking()
            .Where(deadline => deadline.InstanceId == id && deadline.State == DeadlineState.Armed)
            .Select(deadline => new { deadline.ActivityInstanceId, deadline.Name })
            .ToListAsync(cancellationToken);
        foreach (var deadline in open)
        {
            batch.Close(
                new DeadlineClosing(
                    id,
                    deadline.ActivityInstanceId,
                    deadline.Name,
                    DeadlineState.Void,
                    now,
                    "retracted"
                )
            );
        }
        batch.ChangedInstances.Add(
            new InstanceChange(
                id,
                starter.Revision,
                WorkflowStatus.Finished,
                WorkflowSubStatus.Cancelled,
                starter.State,
                now
            )
        );
        await transaction.WriteAsync(batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return 1;
    }
}
