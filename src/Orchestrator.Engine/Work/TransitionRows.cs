using NodaTime;
using Orchestrator.Storage.Cycles;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Turns kept transitions into rows.</summary>
internal sealed class TransitionRows(WorkSession session)
{
    private readonly MessageRows _messages = new(session);

    public void Add(StagedRun run)
    {
        var (instance, transition, now, by) = run;
        instance.State = transition.State;
        instance.ChangedAt = now;
        foreach (var change in transition.Deadlines)
            Add(instance, change, now, by);
        foreach (var line in JournalRows.Of(instance.Id, transition.Journal, now))
            session.Batch.Journal.Add(line);
        foreach (var message in transition.Messages)
            _messages.Add(instance, message, now);
        if (instance.OwnsCycle)
            AddDates(instance, transition, now);
        if (transition.Stage is { } stage)
        {
            instance.Stage = stage;
            if (instance.OwnsCycle && session.CycleOf(instance) is { } cycle)
                cycle.NewStage = stage;
        }

        session.Kinds.Of(instance.Kind).Keep(instance, transition, now);
    }

    private void AddDates(LiveInstance instance, Transition transition, Instant now)
    {
        if (session.CycleOf(instance) is not { } cycle)
            return;
        if (transition.State.Status == WorkflowStatus.Finished)
        {
            cycle.NewStatus =
                transition.State.SubStatus == WorkflowSubStatus.Cancelled
                    ? CycleStatus.Cancelled
                    : CycleStatus.Finished;
        }
        if (transition.Anchors.Count == 0)
            return;
        var changes = new Queue<string>();
        cycle.Anchors = MergedDates.Merge(cycle.Anchors, transition.Anchors, changes);
        cycle.AnchorsChanged |= changes.Count > 0;
        if (session.Move is not null)
            return;
        foreach (var name in changes)
            _messages.AddFanout(instance, Staging.AnchorChange(name), now);
    }

    private void Add(LiveInstance instance, DeadlineChange change, Instant now, string by)
    {
        var key = (change.ActivityInstanceId, change.Name);
        switch (change)
        {
            case DeadlineArmed armed:
                session.Batch.Arm(DeadlineRows.Of(instance, armed));
                instance.Decided.Remove(key);
                instance.Open?.Add(
                    key,
                    new OpenDeadline(
                        0,
                        key.ActivityInstanceId,
                        key.Name,
                        armed.Request.Kind,
                        armed.Request.Due,
                        armed.Request.DueDate
                    )
                );
                break;
            case DeadlineMoved moved:
                session.Batch.Move(DeadlineRows.Of(instance, moved, session.Move, now));
                if (instance.Open is { } open)
                {
                    var id = open.GetValueOrDefault(key).Id;
                    open[key] = new OpenDeadline(
                        id,
                        key.ActivityInstanceId,
                        key.Name,
                        moved.Request.Kind,
                        moved.Request.Due,
                        moved.Request.DueDate
                    );
                }

                break;
            case DeadlineClosed closed:
                session.Deadlines.Close(instance, key, closed.State, now, by);
                break;
        }
    }
}
