using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Enforcement;

/// <summary>Decides deadlines that have fallen due, each exactly once, never before its due instant by the database's clock (D2).</summary>
public sealed partial class Enforcer(IWorkStore store, UnitOfWork units, AlarmBell alarms, EngineOptions options, ILogger<Enforcer> logger)
{
    private readonly Isolation _isolation = new();

    /// <summary>Decides everything that is due now, page by page. Several nodes and threads may run it at once: the rows' locks distribute the work.</summary>
    public async Task<EnforcerRun> RunOnceAsync(CancellationToken cancellationToken)
    {
        // Checkpoint 1. Nothing is claimed. A crash here changes nothing; the next poll, of any node, does the same work.
        var horizon = await store.PassBarrierAsync(cancellationToken);
        var workers = Enumerable.Range(0, Math.Max(1, options.PageWorkers)).Select(_ => WorkAsync(horizon, cancellationToken)).ToList();
        var runs = await Task.WhenAll(workers);
        return new EnforcerRun(
            runs.Sum(run => run.Decided), runs.Sum(run => run.Pages), runs.Sum(run => run.Isolated), runs.Select(run => run.MaxLateness).Aggregate(Duration.Zero, Duration.Max));
    }

    private async Task<EnforcerRun> WorkAsync(Instant horizon, CancellationToken cancellationToken)
    {
        var total = new EnforcerRun(0, 0, 0, Duration.Zero);
        while (true)
        {
            var page = await DecidePageAsync(horizon, cancellationToken);
            if (page is null) return total;
            total = new EnforcerRun(total.Decided + page.Decided, total.Pages + 1, total.Isolated + page.Isolated, Duration.Max(total.MaxLateness, page.MaxLateness));
        }
    }

    /// <returns>What the page did; null when nothing is left for this worker.</returns>
    private async Task<EnforcerRun?> DecidePageAsync(Instant horizon, CancellationToken cancellationToken)
    {
        try
        {
            return await DecidePageAsync(horizon, options.PageSize, only: null, cancellationToken);
        }
        catch (Exception exception) when (exception is WorkConflictException or DuplicateRowException)
        {
            // Some row of the page is not as it was read. One by one, the page finds out which, and the others go on.
            PageFailed(logger, exception);
            return await DecideOneByOneAsync(horizon, cancellationToken);
        }
    }

    private async Task<EnforcerRun?> DecideOneByOneAsync(Instant horizon, CancellationToken cancellationToken)
    {
        EnforcerRun? total = null;
        for (var place = 0; place < options.PageSize; place++)
        {
            DueDeadline? tried = null;
            try
            {
                var one = await DecidePageAsync(horizon, 1, claimed => tried = claimed, cancellationToken);
                if (one is null) return total;
                total = new EnforcerRun((total?.Decided ?? 0) + one.Decided, 1, (total?.Isolated ?? 0) + one.Isolated, Duration.Max(total?.MaxLateness ?? Duration.Zero, one.MaxLateness));
            }
            catch (Exception exception) when (tried is not null && exception is (WorkConflictException or DuplicateRowException))
            {
                await TellAsync(tried, exception, _isolation.Add(tried.Id, horizon), cancellationToken);
                total = new EnforcerRun(total?.Decided ?? 0, 1, (total?.Isolated ?? 0) + 1, total?.MaxLateness ?? Duration.Zero);
            }
        }

        return total;
    }

    private async Task<EnforcerRun?> DecidePageAsync(Instant horizon, int size, Action<DueDeadline>? only, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(cancellationToken);

        // Checkpoint 2. Rows are claimed by locks alone. A crash here ends the session, the database lets go of the locks,
        // and another node claims the same rows.
        var claimed = await transaction.ClaimDueDeadlinesAsync(horizon, size + _isolation.Count, cancellationToken);
        var due = claimed.Where(deadline => !_isolation.Holds(deadline.Id, horizon)).Take(size).ToList();
        if (due.Count == 0) return null;
        only?.Invoke(due[0]);

        var now = await transaction.ReadClockAsync(cancellationToken);
        var items = due.ConvertAll(WorkItem (deadline) => new DueItem(deadline, now));
        var (outcomes, batch) = await units.ApplyAsync(transaction, items, cancellationToken);

        // Set aside while the rows are locked: no other claimer of this process tries them at once.
        var failed = new List<(DueDeadline Deadline, Exception Reason, bool IsFirst)>();
        for (var place = 0; place < outcomes.Count; place++)
        {
            if (outcomes[place].Failure is { } failure) failed.Add((due[place], failure, _isolation.Add(due[place].Id, horizon)));
        }

        // Checkpoint 3. Everything is computed, nothing is written. A crash here is as a crash at checkpoint 2.
        await transaction.WriteAsync(batch, cancellationToken);

        // Checkpoint 4. Decision, state, journal and outgoing messages are written together and not yet committed. A crash
        // here rolls all of it back; a crash after the commit leaves all of it: no deadline is decided without its effects,
        // none is decided twice, because a decided row is no longer armed.
        await transaction.CommitAsync(cancellationToken);

        // Checkpoint 5. Messages are rows; the outbox sends them. A crash here delays them, nothing more.
        if (options.IsMeasured) DeadlineMetrics.Count(due.Except(failed.Select(item => item.Deadline)), failed.Count, now);
        foreach (var (deadline, reason, isFirst) in failed) await TellAsync(deadline, reason, isFirst, cancellationToken);
        return new EnforcerRun(due.Count - failed.Count, 1, failed.Count, due.Select(deadline => now - deadline.DueAt).Max());
    }

    /// <summary>A deadline that cannot be decided was set aside, so that it blocks no other; it is tried again ever more rarely, and an operator is told once.</summary>
    private async Task TellAsync(DueDeadline deadline, Exception reason, bool isFirst, CancellationToken cancellationToken)
    {
        Isolated(logger, deadline.Id, deadline.Instance.Id, reason);
        if (!isFirst) return;
        var alarm = new Alarm(
            "deadline-not-decided", $"instances/{deadline.Instance.Id}",
            $"期限 {deadline.Name} 到期后无法处理（{reason.GetType().Name}），已单独搁置并会重试，其他期限不受影响；请查看服务器日志。",
            $"Deadline {deadline.Name} could not be decided ({reason.GetType().Name}); it is set aside and tried again, others go on. See the server's log.");
        await alarms.RingAsync(alarm, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page of due deadlines met a row that was not as it had been read; it is decided one by one")]
    private static partial void PageFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadline {DeadlineId} of instance {InstanceId} could not be decided and is set aside")]
    private static partial void Isolated(ILogger logger, long deadlineId, long instanceId, Exception exception);
}
