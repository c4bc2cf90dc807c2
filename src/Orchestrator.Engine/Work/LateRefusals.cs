using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// Who comes after a deadline was decided finds an instance that has moved on or ended. "Not expected" would be true and no
/// help: the answer is the deadline that was missed, with its clause.
/// </summary>
internal static class LateRefusals
{
    public static async Task NameClausesAsync(
        IWorkTransaction transaction,
        WorkSession session,
        IReadOnlyList<WorkItem> items,
        WorkOutcome[] outcomes,
        CancellationToken cancellationToken
    )
    {
        var late = Enumerable
            .Range(0, items.Count)
            .Where(place =>
                items[place] is StimulusItem { FromOutside: true }
                && outcomes[place].Refusal?.Code is WorkRefusals.NotExpectedCode or WorkRefusals.FinishedCode
            )
            .ToLookup(place => outcomes[place].InstanceId);
        if (late.Count == 0)
            return;
        var missedNow = session.Deadlines.Missed;
        var ids = late.Select(instance => instance.Key).ToList();
        await using var context = transaction.CreateContext();
        var lines = await context
            .Journal.AsNoTracking()
            .Where(line => ids.Contains(line.InstanceId) && line.Event == DecisionJournal.Event)
            .OrderBy(line => line.Id)
            .Select(line => line.Data!)
            .ToListAsync(cancellationToken);
        var deadlineIds = lines.Select(DecisionJournal.DeadlineOf).Concat(missedNow).ToList();
        var missed = await context
            .Deadlines.AsNoTracking()
            .Where(deadline =>
                deadlineIds.Contains(deadline.Id)
                && ids.Contains(deadline.InstanceId)
                && (deadline.State == DeadlineState.Missed || missedNow.Contains(deadline.Id))
                && deadline.Kind == DeadlineKind.Statutory
                // What was opened again after it was missed is not what comes too late now.
                && !context.Deadlines.Any(again =>
                    again.InstanceId == deadline.InstanceId
                    && again.ActivityInstanceId == deadline.ActivityInstanceId
                    && again.Name == deadline.Name
                    && again.Id > deadline.Id
                )
            )
            .OrderBy(deadline => deadline.DueAt)
            .ToListAsync(cancellationToken);
        foreach (var deadline in missed)
        {
            var kind = session.Kinds.Of(session.Instances[deadline.InstanceId].Kind);
            if (
                kind.TooLate(deadline.DueAt, deadline.Clauses.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                is not { } refusal
            )
            {
                continue;
            }
            foreach (var place in late[deadline.InstanceId])
            {
                if (
                    ((StimulusItem)items[place]).Stimulus.Actor is not { } actor
                    || deadline.Role is null
                    || actor.Role == deadline.Role
                )
                {
                    outcomes[place] = outcomes[place] with { Refusal = refusal };
                }
            }
        }
    }
}
