using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Alarms;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Reconciling;

/// <summary>
/// Finds work that has been due for longer than <see cref="EngineOptions.OverdueAlarm"/> and that nobody did, and
/// rings. What has its dead letter has rung.
/// </summary>
public sealed class OverdueWatch(IWorkStore store, RepeatedAlarms alarms, EngineOptions options)
{
    /// <summary>Looks at every kind of work.</summary>
    /// <returns>How many alarms were rung.</returns>
    public async Task<int> RingAsync(CancellationToken cancellationToken)
    {
        var since = await store.ReadClockAsync(cancellationToken) - options.OverdueAlarm;
        var minutes = (long)options.OverdueAlarm.TotalMinutes;
        await using var context = store.CreateContext();
        var deadlines = await Deadlines(context, since).CountAsync(cancellationToken);
        var arrivals = await context.Arrivals.CountAsync(
            arrival => arrival.State == ArrivalState.Pending && arrival.ReceivedAt < since,
            cancellationToken
        );
        var fanouts = await context.Fanouts.CountAsync(
            fanout => fanout.DoneAt == null && fanout.At < since,
            cancellationToken
        );
        var messages = await Messages(context, since).CountAsync(cancellationToken);
        return await RingAsync(
                deadlines,
                new Alarm(
                    "overdue-unclaimed",
                    "deadlines",
                    $"{deadlines}个期限到期超过{minutes}分钟仍未处理，请检查任务节点与数据库。",
                    $"{deadlines} deadline(s) have been due for more than {minutes} minutes; check the nodes and the database."
                ),
                cancellationToken
            )
            + await RingAsync(
                arrivals,
                new Alarm(
                    "arrivals-pending",
                    "arrivals",
                    $"{arrivals}件已接收的事项超过{minutes}分钟未处理。",
                    $"{arrivals} accepted arrival(s) have been waiting for more than {minutes} minutes."
                ),
                cancellationToken
            )
            + await RingAsync(
                fanouts,
                new Alarm(
                    "fanouts-pending",
                    "fanouts",
                    $"{fanouts}个批量通知超过{minutes}分钟未完成。",
                    $"{fanouts} fan-out(s) have not finished for more than {minutes} minutes."
                ),
                cancellationToken
            )
            + await RingAsync(
                messages,
                new Alarm(
                    "messages-pending",
                    "messages",
                    $"{messages}条内部通知或外部请求超过{minutes}分钟未处理。",
                    $"{messages} stimuli or requests have been waiting for more than {minutes} minutes."
                ),
                cancellationToken
            );
    }

    private static IQueryable<Storage.Deadlines.Deadline> Deadlines(OrchestratorDbContext context, Instant since) =>
        context
            .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt < since)
            .Where(deadline =>
                !context.DeadLetters.Any(letter =>
                    letter.State == DeadLetterState.Open
                    && letter.Kind == DeadLetterKind.Deadline
                    && letter.ItemId == deadline.Id
                )
            );

    private static IQueryable<OutboxMessage> Messages(OrchestratorDbContext context, Instant since) =>
        context.Outbox.Where(message =>
            message.State == OutboxState.Waiting
            && message.NotBefore < since
            && (
                message.Kind == OutboxKind.Stimulus
                || message.Kind == OutboxKind.Workflow
                || message.Kind == OutboxKind.Request
            )
        );

    private Task<int> RingAsync(int count, Alarm alarm, CancellationToken cancellationToken) =>
        count == 0 ? Task.FromResult(0) : alarms.RingAsync(alarm, cancellationToken);
}
