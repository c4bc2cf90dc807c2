using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.DeadLetters;
using Orchestrator.Engine.Intake;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reconciling;

/// <summary>Each minute: state and rows agree, nothing that is due lies about, no calendar runs out unnoticed. Repairs what is disposable and rings for the rest.</summary>
public sealed partial class Reconciler(
    IWorkStore store, Arrivals arrivals, DeadLetterDesk letters, AlarmBell alarms, EngineOptions options, ILogger<Reconciler> logger)
{
    /// <summary>Instances compared in one run; the next run goes on behind them.</summary>
    private const int InstancesPerRun = 2000;

    private static readonly Duration AlarmAgain = Duration.FromMinutes(10);

    private readonly Dictionary<string, Instant> _rung = new(StringComparer.Ordinal);
    private long _cursor;

    /// <summary>Runs all checks.</summary>
    /// <returns>How many alarms were rung.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = await store.ReadClockAsync(cancellationToken);
        await arrivals.ProcessPendingAsync(cancellationToken);
        await letters.SettleAsync(cancellationToken);
        return await CheckLeftoversAsync(now, cancellationToken) + await CompareAsync(now, cancellationToken);
    }

    private async Task<int> CheckLeftoversAsync(Instant now, CancellationToken cancellationToken)
    {
        var since = now - options.OverdueAlarm;
        await using var context = store.CreateContext();
        var overdue = await context.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt < since, cancellationToken);
        var pending = await context.Arrivals.CountAsync(arrival => arrival.State == ArrivalState.Pending && arrival.ReceivedAt < since, cancellationToken);
        var fanouts = await context.Fanouts.CountAsync(fanout => fanout.DoneAt == null && fanout.At < since, cancellationToken);
        var rung = 0;
        if (overdue > 0)
            rung += await RingAsync(now, new Alarm("overdue-unclaimed", "deadlines", $"{overdue}个期限到期超过2分钟仍未处理，请检查任务节点与数据库。", $"{overdue} deadline(s) have been due for more than two minutes; check the nodes and the database."), cancellationToken);
        if (pending > 0)
            rung += await RingAsync(now, new Alarm("arrivals-pending", "arrivals", $"{pending}件已接收的事项超过2分钟未处理。", $"{pending} accepted arrival(s) have been waiting for more than two minutes."), cancellationToken);
        if (fanouts > 0)
            rung += await RingAsync(now, new Alarm("fanouts-pending", "fanouts", $"{fanouts}个批量通知超过2分钟未完成。", $"{fanouts} fan-out(s) have not finished for more than two minutes."), cancellationToken);
        return rung;
    }

    /// <summary>Every deadline that a state waits for is an armed row, and every armed row is waited for.</summary>
    private async Task<int> CompareAsync(Instant now, CancellationToken cancellationToken)
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
                var armed = await context.Deadlines.AsNoTracking().Where(deadline => deadline.InstanceId == instance.Id && deadline.State == DeadlineState.Armed)
                    .Select(deadline => new { deadline.ActivityInstanceId, deadline.Name }).ToListAsync(cancellationToken);
                if (Agree(instance, armed.Select(deadline => (deadline.ActivityInstanceId, deadline.Name)))) continue;
                Mismatch(logger, instance.Id);
                rung += await RingAsync(now, new Alarm("deadline-mismatch", $"instances/{instance.Id}", "该实例等待的期限与期限表不一致，请查看服务器日志并联系开发人员。", "The deadlines that this instance waits for are not those of the table; see the server's log."), cancellationToken);
            }
        }

        return rung;
    }

    private async Task<List<long>> FindSuspectsAsync(CancellationToken cancellationToken)
    {
        await using var context = store.CreateContext();
        var page = await context.Instances.AsNoTracking().Where(instance => instance.Id > _cursor && instance.Status == WorkflowStatus.Running && instance.Kind != InstanceKind.Starter)
            .OrderBy(instance => instance.Id).Take(InstancesPerRun).ToListAsync(cancellationToken);
        _cursor = page.Count < InstancesPerRun ? 0 : page[^1].Id;
        var ids = page.ConvertAll(instance => instance.Id);
        var armed = (await context.Deadlines.AsNoTracking().Where(deadline => ids.Contains(deadline.InstanceId) && deadline.State == DeadlineState.Armed)
            .Select(deadline => new { deadline.InstanceId, deadline.ActivityInstanceId, deadline.Name }).ToListAsync(cancellationToken))
            .ToLookup(deadline => deadline.InstanceId, deadline => (deadline.ActivityInstanceId, deadline.Name));
        return [.. page.Where(instance => !Agree(WorkflowStateJson.Read(instance.State), armed[instance.Id])).Select(instance => instance.Id)];
    }

    private static bool Agree(LockedInstance instance, IEnumerable<(string, string)> armed) =>
        Agree(WorkflowStateJson.Read(instance.State), instance.Status == WorkflowStatus.Running ? armed : []);

    private static bool Agree(WorkflowState state, IEnumerable<(string, string)> armed) =>
        state.Bookmarks.Where(bookmark => bookmark.Deadline is not null).Select(bookmark => (bookmark.ActivityInstanceId, bookmark.Deadline!)).ToHashSet().SetEquals(armed);

    /// <summary>Rings once, and again only after a while.</summary>
    private async Task<int> RingAsync(Instant now, Alarm alarm, CancellationToken cancellationToken)
    {
        var key = alarm.Code + alarm.Subject;
        if (_rung.TryGetValue(key, out var last) && now - last < AlarmAgain) return 0;
        _rung[key] = now;
        await alarms.RingAsync(alarm, cancellationToken);
        return 1;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The open deadlines of instance {InstanceId} are not those that its state waits for")]
    private static partial void Mismatch(ILogger logger, long instanceId);
}
