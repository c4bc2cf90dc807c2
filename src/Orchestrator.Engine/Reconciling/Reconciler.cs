using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Reviving;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reconciling;

/// <summary>
/// Each minute: state and rows agree, nothing that is due lies about, no calendar runs out unnoticed. Repairs what is
/// disposable and rings for the rest.
/// </summary>
public sealed partial class Reconciler(
    IWorkStore store,
    Arrivals arrivals,
    DeadLetterDesk letters,
    OverdueWatch overdue,
    RepeatedAlarms repeats,
    ILogger<Reconciler> logger
)
{
    /// <summary>Instances compared in one run; the next run goes on behind them.</summary>
    private const int InstancesPerRun = 2000;

    private long _cursor;

    /// <summary>Runs all checks. What nobody did in time rings before it is done here: afterwards nothing would tell of it.</summary>
    /// <returns>How many alarms were rung.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var rung = await overdue.RingAsync(cancellationToken);
        await arrivals.ProcessPendingAsync(cancellationToken);
        await letters.SettleAsync(cancellationToken);
        return rung + await CompareAsync(cancellationToken);
    }

    /// <summary>Every deadline that a state waits for is an armed row, and every armed row is waited for.</summary>
    private async Task<int> CompareAsync(CancellationToken cancellationToken)
    {
        var suspects = await FindSuspectsAsync(cancellationToken);
        var rung = 0;
        foreach (var chunk in suspects.Chunk(100))
        {
            // Seen without locks a running change looks like a mismatch; seen with them it is one.
            await using var transaction = await store.BeginAsync(cancellationToken);
            await using var context = transaction.CreateContext();
            foreach (var instance in await transaction.LockInstancesAsync(chunk, cancellationToken))
            {
                var armed = await context
                    .Deadlines.AsNoTracking()
                    .Where(deadline => deadline.InstanceId == instance.Id && deadline.State == DeadlineState.Armed)
                    .Select(deadline => new { deadline.ActivityInstanceId, deadline.Name })
                    .ToListAsync(cancellationToken);
                if (Agree(instance, armed.Select(deadline => (deadline.ActivityInstanceId, deadline.Name))))
                    continue;
                Mismatch(logger, instance.Id);
                rung += await repeats.RingAsync(
                    new Alarm(
                        "deadline-mismatch",
                        $"instances/{instance.Id}",
                        "该实例等待的期限与期限表不一致，请查看服务器日志并联系开发人员。",
                        "The deadlines that this instance waits for are not those of the table; see the server's log."
                    ),
                    cancellationToken
                );
            }
        }

        return rung;
    }

    private async Task<List<long>> FindSuspectsAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var page = await context
            .Instances.AsNoTracking()
            .Where(instance =>
                instance.Id > _cursor
                && instance.Status == WorkflowStatus.Running
                && instance.Kind != InstanceKind.Starter
            )
            .OrderBy(instance => instance.Id)
            .Take(InstancesPerRun)
            .ToListAsync(cancellationToken);
        _cursor = page.Count < InstancesPerRun ? 0 : page[^1].Id;
        var ids = page.ConvertAll(instance => instance.Id);
        var armed = (
            await context
                .Deadlines.AsNoTracking()
                .Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
                .Select(deadline => new
                {
                    deadline.InstanceId,
                    deadline.ActivityInstanceId,
                    deadline.Name,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(deadline => deadline.InstanceId, deadline => (deadline.ActivityInstanceId, deadline.Name));
        return
        [
            .. page.Where(instance => !Agree(WorkflowStateJson.Read(instance.State), armed[instance.Id]))
                .Select(instance => instance.Id),
        ];
    }

    private static bool Agree(LockedInstance instance, IEnumerable<(string, string)> armed) =>
        Agree(WorkflowStateJson.Read(instance.State), instance.Status == WorkflowStatus.Running ? armed : []);

    private static bool Agree(WorkflowState state, IEnumerable<(string, string)> armed) =>
        state
            .Bookmarks.Where(bookmark => bookmark.Deadline is not null)
            .Select(bookmark => (bookmark.ActivityInstanceId, bookmark.Deadline!))
            .ToHashSet()
            .SetEquals(armed);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The open deadlines of instance {InstanceId} are not those that its state waits for"
    )]
    private static partial void Mismatch(ILogger logger, long instanceId);
}
