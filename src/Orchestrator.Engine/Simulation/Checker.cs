using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Outbox;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Simulation;

/// <summary>
/// Looks at what the database holds in the end, and at nothing that the engine says of itself: was every deadline
/// decided once, none early, nothing lost?
/// </summary>
internal static class Checker
{
    /// <param name="context">The database.</param>
    /// <param name="end">The play's last instant.</param>
    /// <param name="startedOtherwise">Cases that no arrival started.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<CheckResult> CheckAsync(
        OrchestratorDbContext context,
        Instant end,
        int startedOtherwise,
        CancellationToken cancellationToken
    )
    {
        var decisions = await context
            .Journal.AsNoTracking()
            .Where(line => line.Event == DecisionJournal.Event)
            .Select(line => line.Data!)
            .ToListAsync(cancellationToken);
        var twice = decisions
            .Select(DecisionJournal.DeadlineOf)
            .Where(id => id != 0)
            .GroupBy(id => id)
            .Count(decided => decided.Count() > 1);

        var early = await context.Deadlines.CountAsync(
            deadline =>
                (deadline.State == DeadlineState.Missed || deadline.State == DeadlineState.Elapsed)
                && deadline.DecidedAt < deadline.DueAt,
            cancellationToken
        );

        var forgotten = await context.Deadlines.CountAsync(
            deadline => deadline.State == DeadlineState.Armed && deadline.DueAt <= end,
            cancellationToken
        );
        var unanswered = await context.Arrivals.CountAsync(
            arrival => arrival.State == ArrivalState.Pending,
            cancellationToken
        );
        var undelivered =
            await context.Outbox.CountAsync(
                message => message.Kind == OutboxKind.Stimulus && message.State != OutboxState.Sent,
                cancellationToken
            ) + await context.Fanouts.CountAsync(fanout => fanout.DoneAt == null, cancellationToken);

        // An accepted event leaves a line in the journal of the instance it reached, at the instant of its stamp.
        var withoutEffect = await context.Arrivals.CountAsync(
            arrival =>
                arrival.AnswerStatus == 200
                && !context.Journal.Any(line => line.InstanceId == arrival.TargetId && line.At == arrival.ReceivedAt),
            cancellationToken
        );
        var started = await context.Arrivals.CountAsync(arrival => arrival.AnswerStatus == 201, cancellationToken);
        var applications = await context.Applications.CountAsync(cancellationToken);
        return new CheckResult(
            twice,
            early,
            forgotten + unanswered + undelivered + withoutEffect + Math.Abs(started + startedOtherwise - applications)
        );
    }
}
