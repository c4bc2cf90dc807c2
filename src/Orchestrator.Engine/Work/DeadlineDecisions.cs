using NodaTime;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Decides deadlines that have passed: in which order within an instance, and how where no activity decides.</summary>
internal sealed class DeadlineDecisions(WorkSession session)
{
    private readonly HashSet<long> _missed = [];

    /// <summary>Ids of the stored deadlines that this unit of work decides as missed.</summary>
    public IReadOnlySet<long> Missed => _missed;

    /// <summary>
    /// The order in which deadlines of one instance are decided: as they fell due; what falls due at one instant, the
    /// statutory first.
    /// </summary>
    public static IOrderedEnumerable<T> InOrder<T>(
        IEnumerable<T> deadlines,
        Func<T, (Instant DueAt, DeadlineKind Kind, long Id)> of
    ) =>
        deadlines
            .OrderBy(deadline => of(deadline).DueAt)
            .ThenBy(deadline => of(deadline).Kind)
            .ThenBy(deadline => of(deadline).Id);

    /// <summary>Whoever first sees that a deadline has passed writes it before answering: no later act can slip in under it.</summary>
    public void DecideWhatIsDue(LiveInstance instance, Instant now)
    {
        while (instance.State.Status == WorkflowStatus.Running && instance.Open is { } open)
        {
            var due = InOrder(open.Values.Where(deadline => deadline.DueAt <= now), deadline =>
                (deadline.DueAt, deadline.Kind, deadline.Id)
            );
            if (due.Cast<OpenDeadline?>().FirstOrDefault() is not { } next)
                return;
            Decide(instance, next, now, "arrival");
            if (open.ContainsKey((next.Run, next.Name)))
            {
                throw new InvalidOperationException(
                    $"Deadline {next.Name} of instance {instance.Id} is still open after its decision."
                );
            }
        }
    }

    /// <summary>Decides one deadline.</summary>
    /// <param name="instance">Its instance.</param>
    /// <param name="deadline">The deadline; open.</param>
    /// <param name="now">Not before its due instant.</param>
    /// <param name="by">Who decides it.</param>
    public void Decide(LiveInstance instance, OpenDeadline deadline, Instant now, string by)
    {
        var key = (deadline.Run, deadline.Name);
        var isOver = instance.State.Status == WorkflowStatus.Finished;
        if (
            isOver
            || session.Steps.Resume(
                instance,
                Stimulus.DeadlineDue(deadline.Run, deadline.Name),
                now,
                by,
                RunData.Of(session, instance.Plan, awaitsResponse: false)
            )
                is not null
        )
        {
            // Nobody waits for it any more: the row outlived its activity. It is closed, and the journal says so.
            Close(instance, key, DeadlineState.Void, now, by);
        }

        session.Steps.Keep();
        if (!instance.Decided.ContainsKey(key))
            Close(instance, key, DefaultOf(deadline.Kind), now, by);
        if (deadline.Id != 0 && instance.Decided[key] == DeadlineState.Missed)
            _missed.Add(deadline.Id);
        session.Batch.Journal.Add(
            JournalRows.Of(instance.Id, DecisionJournal.Entry(deadline, instance.Decided[key], now), now)
        );
    }

    /// <summary>Closes a deadline as it was decided.</summary>
    public void Close(LiveInstance instance, (string Run, string Name) key, DeadlineState state, Instant now, string by)
    {
        session.Batch.Close(new DeadlineClosing(instance.Id, key.Run, key.Name, state, now, by));
        instance.Decided[key] = state;
        instance.Open?.Remove(key);
    }

    /// <summary>What a deadline becomes that its activity leaves undecided.</summary>
    private static DeadlineState DefaultOf(DeadlineKind kind) =>
        kind is DeadlineKind.Statutory or DeadlineKind.Internal ? DeadlineState.Missed : DeadlineState.Elapsed;
}
