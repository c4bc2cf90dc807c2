using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Engine.Automation;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Texts;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>Turns kept transitions into rows.</summary>
internal sealed partial class WorkSession
{
    private void Keep()
    {
        foreach (var run in _staged) Keep(run);
        _staged.Clear();
    }

    private void Keep(StagedRun run)
    {
        var (instance, transition, now, by) = run;
        instance.State = transition.State;
        instance.ChangedAt = now;
        foreach (var change in transition.Deadlines) Keep(instance, change, now, by);
        KeepJournal(instance, transition.Journal, now);
        foreach (var message in transition.Messages) Keep(instance, message, now);
        if (instance.Kind == InstanceKind.Cycle) KeepCycle(instance, transition, now);
        if (transition.Stage is { } stage)
        {
            instance.Stage = stage;
            if (instance.Kind == InstanceKind.Cycle && Cycles.GetValueOrDefault(instance.Id) is { } cycle) cycle.NewStage = stage;
        }
    }

    private void KeepJournal(LiveInstance instance, IReadOnlyList<JournalEntry> journal, Instant now)
    {
        List<JournalEntry>? steps = null;
        foreach (var entry in journal)
        {
            if (StepJournal.IsStep(entry)) (steps ??= []).Add(entry);
            else AddJournal(instance, entry, now);
        }

        if (steps is not null) AddJournal(instance, StepJournal.Fold(steps), now);
    }

    private void KeepCycle(LiveInstance instance, Transition transition, Instant now)
    {
        if (!Cycles.TryGetValue(instance.Id, out var cycle)) return;
        if (transition.State.Status == WorkflowStatus.Finished)
            cycle.NewStatus = transition.State.SubStatus == WorkflowSubStatus.Cancelled ? CycleStatus.Cancelled : CycleStatus.Finished;
        if (transition.Anchors.Count == 0) return;
        var changes = new Queue<string>();
        cycle.Anchors = Merge(cycle.Anchors, transition.Anchors, changes);
        cycle.AnchorsChanged |= changes.Count > 0;
        if (Move is not null) return;
        foreach (var name in changes) AddFanout(instance, AnchorChange(name), now);
    }

    private void Keep(LiveInstance instance, DeadlineChange change, Instant now, string by)
    {
        var key = (change.ActivityInstanceId, change.Name);
        switch (change)
        {
            case DeadlineArmed armed:
                Batch.Arm(RowOf(instance, armed));
                instance.Decided.Remove(key);
                instance.Open?.Add(key, new OpenDeadline(0, key.ActivityInstanceId, key.Name, armed.Request.Kind, armed.Request.Due, armed.Request.DueDate));
                break;
            case DeadlineMoved moved:
                Batch.Move(new DeadlineRedating(
                    instance.Id, moved.ActivityInstanceId, moved.Name, moved.Request.Due, moved.Request.DueDate, moved.Request.Provisional,
                    moved.Request.CalendarVersion, moved.Request.Basis?.ToJsonString(EngineJson.Options), Move?.Reason ?? moved.Reason, Move?.ApprovedBy, now)
                {
                    MoveId = Move?.MoveId,
                    Rules = DateCount.Write(moved.Request.Rules),
                });
                if (instance.Open is { } open) open[key] = new OpenDeadline(open.GetValueOrDefault(key).Id, key.ActivityInstanceId, key.Name, moved.Request.Kind, moved.Request.Due, moved.Request.DueDate);
                break;
            case DeadlineClosed closed:
                Close(instance, key, closed.State, now, by);
                break;
        }
    }

    private void Close(LiveInstance instance, (string Run, string Name) key, DeadlineState state, Instant now, string by)
    {
        Batch.Close(new DeadlineClosing(instance.Id, key.Run, key.Name, state, now, by));
        instance.Decided[key] = state;
        instance.Open?.Remove(key);
    }

    private static Deadline RowOf(LiveInstance instance, DeadlineArmed armed) => new()
    {
        InstanceId = instance.Id,
        CycleId = instance.CycleId,
        ActivityInstanceId = armed.ActivityInstanceId,
        NodeId = armed.NodeId,
        Name = armed.Name,
        Kind = armed.Request.Kind,
        Role = armed.Request.Role,
        Assignee = armed.Request.Assignee,
        Clauses = string.Join(' ', armed.Request.Clauses),
        DueAt = armed.Request.Due,
        DueDate = armed.Request.DueDate,
        Hard = armed.Request.Hard,
        Provisional = armed.Request.Provisional,
        Remind = armed.Request.Remind,
        CalendarVersion = armed.Request.CalendarVersion,
        Basis = armed.Request.Basis?.ToJsonString(EngineJson.Options),
        Rules = DateCount.Write(armed.Request.Rules),
        State = DeadlineState.Armed,
    };

    private void AddJournal(LiveInstance instance, JournalEntry entry, Instant at) => Batch.Journal.Add(new JournalLine
    {
        InstanceId = instance.Id,
        At = at,
        Event = entry.Event,
        NodeId = entry.NodeId,
        ActivityInstanceId = entry.ActivityInstanceId,
        Message = StoredText.Mend(entry.Message),
        Data = entry.Data?.ToJsonString(EngineJson.Options),
    });

    private void Keep(LiveInstance instance, OutgoingMessage message, Instant now)
    {
        switch (message)
        {
            case StimulusToCycle { Stimulus: var stimulus } when instance.CycleId is { } cycleId:
                AddStimulus(instance, cycleId, stimulus, now);
                break;
            case StimulusToApplications { Stimulus: var stimulus }:
                AddFanout(instance, stimulus, now);
                break;
            case StimulusToSome some:
                foreach (var id in some.InstanceIds) AddStimulus(instance, id, some.Stimulus, now);
                break;
            case PortalEvent portalEvent:
                PortalEvents.Add((instance, portalEvent, now, Trace));
                break;
            case Notice { Role: TitleReview.Events.Roles.Applicant } notice:
                // Applicants are reached by their portal, which knows them; by mail only where a contact was stated.
                PortalEvents.Add((instance, new PortalEvent("notice.raised", new JsonObject { ["template"] = notice.Template, ["data"] = notice.Data.DeepClone() }), now, Trace));
                AddNotice(instance, notice, now);
                break;
            case Notice notice:
                AddNotice(instance, notice, now);
                break;
            case StimulusToInstance told:
                AddStimulus(instance, long.Parse(told.InstanceId, CultureInfo.InvariantCulture), told.Stimulus, now);
                break;
            case WorkflowDispatched dispatched:
                Batch.Outbox.Add(WorkflowStartJson.Row(instance, dispatched, now));
                break;
            case HttpRequestAsked asked:
                Batch.Outbox.Add(RequestJson.Row(instance, asked, now));
                break;
            case HttpResponseWritten response:
                instance.Response = response;
                break;
            case TaskRequested task:
                PortalEvents.Add((instance, new PortalEvent("task.requested", new JsonObject { ["taskId"] = task.TaskId, ["taskName"] = task.TaskName, ["payload"] = task.Payload?.DeepClone() }), now, Trace));
                break;
            case EventPublished { IsLocal: true } published:
                AddStimulus(instance, instance.Id, published.Stimulus, now);
                break;
            case EventPublished published:
                Published.Add((instance, published, now));
                break;
        }
    }

    /// <summary>Throws before anything is kept.</summary>
    private static void CheckMessages(LiveInstance instance, Transition transition)
    {
        if (instance.CycleId is null && transition.Messages.OfType<StimulusToCycle>().Any()) throw new InvalidOperationException("An instance without a cycle cannot send to its cycle.");
    }

    private void AddStimulus(LiveInstance from, long to, Stimulus stimulus, Instant at) =>
        Batch.Outbox.Add(BatchFiller.StimulusRow(from, to, stimulus, at));

    private void AddFanout(LiveInstance from, Stimulus stimulus, Instant at) => Fanouts.Add(new Fanout
    {
        CycleId = from.CycleId ?? from.Id,
        Stimulus = stimulus.Name,
        Payload = StimulusJson.Write(stimulus, at),
        At = at,
    });

    private void AddNotice(LiveInstance from, Notice notice, Instant at) => Batch.Notices.Add(new PendingNotice
    {
        CycleId = from.CycleId,
        InstanceId = from.Id,
        Key = from.NextKey(),
        Template = notice.Template,
        Role = notice.Role,
        Assignee = notice.Assignee,
        Data = notice.Data.ToJsonString(EngineJson.Options),
        Day = Calendars.ChinaTime.DateOf(at),
        CreatedAt = at,
    });
}
