using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Engine.Automation;
using Orchestrator.TitleReview.Extensions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The rows that a unit of work holds locked, and what its items have done to them so far. Items are applied in order;
/// each is all or nothing, and one that is refused or fails leaves the others as they are.
/// </summary>
internal sealed partial class WorkSession
{
    private const string AnchorsChanged = "anchors.changed";

    /// <summary>Restated dates may restate others; more rounds than this is a definition that never comes to rest.</summary>
    private const int MaxRounds = 20;

    private readonly ILogger _logger;
    private readonly List<StagedRun> _staged = [];

    public WorkSession(ILogger logger) => _logger = logger;

    public Dictionary<long, LiveInstance> Instances { get; } = [];

    public Dictionary<long, LiveCycle> Cycles { get; } = [];

    /// <summary>Set: all of it is part of an approved move of dates, which tells the applications itself.</summary>
    public MoveStamp? Move { get; init; }

    /// <summary>Plans that new applications of a cycle run, by definition version.</summary>
    public Dictionary<long, WorkflowPlan> Plans { get; } = [];

    /// <summary>Definition versions that cannot be run, and why.</summary>
    public Dictionary<long, Exception> Broken { get; } = [];

    /// <summary>By application, where its cycle has dates that do not hold for all.</summary>
    public IReadOnlyDictionary<long, ApplicationScope> Scopes { get; set; } = new Dictionary<long, ApplicationScope>();

    /// <summary>What the items need beyond their instance, by their place.</summary>
    public IReadOnlyDictionary<int, Dictionary<Type, object>> Data { get; set; } = new Dictionary<int, Dictionary<Type, object>>();

    /// <summary>What the intake of applications must know of others.</summary>
    public IntakeBook? Intake { get; set; }

    /// <summary>Deadlines that this unit of work decides as missed.</summary>
    public HashSet<long> MissedNow { get; } = [];

    /// <summary>What is to be written.</summary>
    public WorkBatch Batch { get; } = new();

    /// <summary>CloudEvents to portals; they become outbox rows for each subscriber.</summary>
    public List<(LiveInstance From, PortalEvent Event, Instant At, string? Trace)> PortalEvents { get; } = [];

    /// <summary>See <see cref="WorkItem.Trace"/>: of the item that is being applied.</summary>
    public string? Trace { get; set; }

    /// <summary>Fan-outs whose last target is not known before the write.</summary>
    public List<Storage.Outbox.Fanout> Fanouts { get; } = [];

    /// <summary>Events for instances that are found by a query before the write.</summary>
    public List<(LiveInstance From, EventPublished Event, Instant At)> Published { get; } = [];

    /// <summary>Applies one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="place">Its place in the list that the session was opened with.</param>
    public WorkOutcome Apply(WorkItem item, int place)
    {
        try
        {
            return item switch
            {
                StimulusItem stimulus => ApplyStimulus(stimulus, place),
                DueItem due => ApplyDue(due),
                ApplicationStart start => ApplyStart(start),
                WorkflowStart start => ApplyWorkflow(start),
                ControlItem control => ApplyControl(control),
                _ => throw new InvalidOperationException($"Unknown work item {item.GetType().Name}."),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake in an activity, a definition or a stored state: nothing of this item was staged into the batch.
            _staged.Clear();
            CouldNotApply(_logger, item.GetType().Name, item.LockId, exception);
            return new WorkOutcome { InstanceId = item.LockId, Failure = exception };
        }
    }

    private WorkflowPlan PlanOf(long versionId) => Plans.GetValueOrDefault(versionId)
        ?? throw new InvalidOperationException($"Definition version {versionId} cannot be started.", Broken.GetValueOrDefault(versionId));

    private WorkOutcome ApplyStimulus(StimulusItem item, int place)
    {
        if (!Instances.TryGetValue(item.InstanceId, out var instance)) return new WorkOutcome { Refusal = Refusals.NoSuchInstance };
        DecideWhatIsDue(instance, item.Now);
        if (instance.State.Status == WorkflowStatus.Finished) return Refused(instance, Refusals.Finished, item);
        var refusal = Stage(instance, item.Stimulus, item.Now, item.Stimulus.Name, Data.GetValueOrDefault(place) ?? DataOf(instance.Plan, item.AwaitsResponse));
        if (refusal is not null) return Refused(instance, refusal, item);
        if (item.FromOutside && MovableDates.AreMovedBy(item.Stimulus.Name) && FindProposal(instance) is { } proposal)
        {
            _staged.Clear();
            return Done(instance) with { Proposal = proposal };
        }

        Keep();
        return Done(instance);
    }

    /// <summary>The fixed dates of a cycle that the staged event would move: that takes a second person, whoever sends it.</summary>
    private DateProposal? FindProposal(LiveInstance instance)
    {
        if (!Cycles.TryGetValue(instance.Id, out var cycle)) return null;
        var told = _staged[0].Transition;
        var moved = told.Anchors.Where(date => cycle.Anchors.TryGetValue(date.Key, out var day) && day != date.Value).ToDictionary();
        return moved.Count == 0 ? null : new DateProposal(moved, told.Journal.Select(entry => (string?)entry.Data?["reason"]).FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason)));
    }

    /// <summary>Whoever first sees that a deadline has passed writes it before answering: no later act can slip in under it.</summary>
    private void DecideWhatIsDue(LiveInstance instance, Instant now)
    {
        while (instance.State.Status == WorkflowStatus.Running && instance.Open is { } open)
        {
            var due = open.Values.Where(deadline => deadline.DueAt <= now).OrderBy(deadline => deadline.DueAt).ThenBy(deadline => deadline.Kind).Cast<OpenDeadline?>().FirstOrDefault();
            if (due is not { } next) return;
            Decide(instance, next, now, "arrival");
            if (open.ContainsKey((next.Run, next.Name))) throw new InvalidOperationException($"Deadline {next.Name} of instance {instance.Id} is still open after its decision.");
        }
    }

    /// <summary>Adds lines to an instance's journal that no activity writes.</summary>
    public void Note(long instanceId, IReadOnlyList<JournalEntry> entries, Instant now)
    {
        foreach (var entry in entries) AddJournal(Instances[instanceId], entry, now);
    }

    private WorkOutcome ApplyDue(DueItem item)
    {
        var deadline = item.Deadline;
        var instance = Instances[deadline.Instance.Id];
        if (instance.Kind == InstanceKind.Starter) return ApplyStartTime(instance, item);
        if (instance.Decided.ContainsKey((deadline.ActivityInstanceId, deadline.Name))) return Done(instance);
        Decide(instance, new OpenDeadline(deadline.Id, deadline.ActivityInstanceId, deadline.Name, deadline.Kind, deadline.DueAt, default), item.Now, "enforcer");
        return Done(instance);
    }

    private void Decide(LiveInstance instance, OpenDeadline deadline, Instant now, string by)
    {
        var key = (deadline.Run, deadline.Name);
        var isOver = instance.State.Status == WorkflowStatus.Finished;
        if (isOver || Stage(instance, Stimulus.DeadlineDue(deadline.Run, deadline.Name), now, by, DataOf(instance.Plan, awaitsResponse: false)) is not null)
        {
            // Nobody waits for it any more: the row outlived its activity. It is closed, and the journal says so.
            Close(instance, key, DeadlineState.Void, now, by);
        }

        Keep();
        if (!instance.Decided.ContainsKey(key)) Close(instance, key, DecidedState(deadline.Kind), now, by);
        if (deadline.Id != 0 && instance.Decided[key] == DeadlineState.Missed) MissedNow.Add(deadline.Id);
        AddJournal(instance, DecisionJournal.Entry(deadline, instance.Decided[key], now), now);
    }

    private static DeadlineState DecidedState(DeadlineKind kind) =>
        kind is DeadlineKind.Statutory or DeadlineKind.Internal ? DeadlineState.Missed : DeadlineState.Elapsed;

    /// <summary>Runs a stimulus and what it entails for the same instance, without keeping anything yet.</summary>
    /// <returns>Why it was refused, or null.</returns>
    private Refusal? Stage(LiveInstance instance, Stimulus stimulus, Instant now, string by, Dictionary<Type, object>? data)
    {
        var cycle = instance.CycleId is { } id ? Cycles.GetValueOrDefault(id) : null;
        var environment = EnvironmentOf(instance.Id, cycle, AnchorsFor(instance, cycle), now, data);
        var first = WorkflowRuntime.Resume(instance.Plan, instance.State, stimulus, environment);
        if (first.Refusal is not null) return first.Refusal;
        CheckFaults(instance, first);
        StageWith(instance, cycle, first, now, by);
        return null;
    }

    private void StageWith(LiveInstance instance, LiveCycle? cycle, Transition first, Instant now, string by)
    {
        _staged.Add(new StagedRun(instance, first, now, by));
        CheckMessages(instance, first);
        if (instance.Kind != InstanceKind.Cycle || cycle is null || first.Anchors.Count == 0) return;

        // The dates of a cycle count from each other: those who wait hear of each that changed, in the same commit.
        var anchors = cycle.Anchors;
        var state = first.State;
        var changes = new Queue<string>();
        anchors = Merge(anchors, first.Anchors, changes);
        for (var round = 0; changes.TryDequeue(out var name); round++)
        {
            if (round == MaxRounds) throw new InvalidOperationException($"The dates of cycle {instance.Id} do not come to rest; the last was {name}.");
            if (state.Status == WorkflowStatus.Finished) break;
            var told = WorkflowRuntime.Resume(instance.Plan, state, AnchorChange(name), EnvironmentOf(instance.Id, cycle, anchors, now, data: null));
            if (told.Refusal is not null) continue;
            CheckFaults(instance, told);
            state = told.State;
            _staged.Add(new StagedRun(instance, told, now, AnchorsChanged));
            CheckMessages(instance, told);
            anchors = Merge(anchors, told.Anchors, changes);
        }
    }

    /// <summary>
    /// An activity that throws ends a workflow (Elsa's incidents). A person's application or a whole cycle must not end by a
    /// mistake of ours: the item fails as a whole and can be tried again, and an operator is told.
    /// </summary>
    private static void CheckFaults(LiveInstance instance, Transition transition)
    {
        if (instance.Kind == InstanceKind.Other || transition.State.Incidents.Count <= instance.State.Incidents.Count) return;
        var incident = transition.State.Incidents[^1];
        throw new ActivityIncidentException(incident);
    }

    private static IReadOnlyDictionary<string, LocalDate> Merge(IReadOnlyDictionary<string, LocalDate> anchors, IReadOnlyDictionary<string, LocalDate> stated, Queue<string> changes)
    {
        if (stated.Count == 0) return anchors;
        var merged = new Dictionary<string, LocalDate>(anchors, StringComparer.Ordinal);
        foreach (var (name, date) in stated.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (anchors.TryGetValue(name, out var before) && before == date) continue;
            merged[name] = date;
            changes.Enqueue(name);
        }

        return merged;
    }

    /// <summary>Lets an instance go on by another version of its definition: what is due is decided first, what waits in activities that may become void ends, and open deadlines are counted again by the new rules.</summary>
    /// <returns>The activities that it is in and the version lacks, beyond those that may become void; when there are any it stays as it is.</returns>
    public IReadOnlyList<string> Migrate(LiveInstance instance, WorkflowPlan to, long versionId, IReadOnlyList<string> mayVoid, Instant now)
    {
        DecideWhatIsDue(instance, now);
        if (instance.State.Status == WorkflowStatus.Finished) return [];
        var missing = StateMigration.FindMissing(instance.Plan, to, instance.State);
        if (missing.Except(mayVoid).ToList() is { Count: > 0 } stuck) return stuck;
        var cycle = instance.CycleId is { } id ? Cycles.GetValueOrDefault(id) : null;
        if (missing.Count > 0)
        {
            var ended = StateMigration.Void(instance.Plan, instance.State, [.. missing], EnvironmentOf(instance.Id, cycle, AnchorsFor(instance, cycle), now, data: null));
            StageWith(instance, cycle, ended, now, "migration");
            Keep();
            if (instance.State.Status == WorkflowStatus.Finished) return [];
        }

        instance.GoOnBy(to, versionId, StateMigration.Carry(instance.Plan, to, instance.State), now);
        var told = Apply(new StimulusItem(instance.Id, AnchorChange(TitleReview.Steps.AnchorNames.Any), now), place: 0);
        return told.Failure is null ? [] : throw new InvalidOperationException($"Instance {instance.Id} cannot go on by definition version {versionId}.", told.Failure);
    }

    /// <summary>States dates of a cycle; whoever waits for them counts again, and what that restates is told in turn.</summary>
    public void StateDates(LiveInstance instance, IReadOnlyDictionary<string, LocalDate> dates, Instant now)
    {
        StageWith(instance, Cycles[instance.Id], new Transition { State = instance.State, Anchors = dates }, now, AnchorsChanged);
        Keep();
    }

    private static IReadOnlyDictionary<string, LocalDate> AnchorsFor(LiveInstance instance, LiveCycle? cycle) =>
        cycle is null ? NoAnchors : instance.Kind == InstanceKind.Application ? DateOverride.Apply(cycle.Anchors, cycle.Overrides, instance.Scope) : cycle.Anchors;

    internal static Stimulus AnchorChange(string name) => new(AnchorsChanged, new System.Text.Json.Nodes.JsonObject { ["name"] = name });

    private static readonly IReadOnlyDictionary<string, LocalDate> NoAnchors = new Dictionary<string, LocalDate>();

    private static readonly IReadOnlyDictionary<Type, object> NoData = new Dictionary<Type, object>();

    private static RunEnvironment EnvironmentOf(long instanceId, LiveCycle? cycle, IReadOnlyDictionary<string, LocalDate> anchors, Instant now, Dictionary<Type, object>? data)
    {
        var given = cycle?.Data ?? NoData;
        if (data is { Count: > 0 })
        {
            var all = new Dictionary<Type, object>(given);
            foreach (var (type, value) in data) all[type] = value;
            given = all;
        }

        return new RunEnvironment { Now = now, InstanceId = instanceId.ToString(), Anchors = anchors, Data = given };
    }

    private WorkOutcome Refused(LiveInstance instance, Refusal refusal, StimulusItem? item = null)
    {
        _staged.Clear();
        if (item is { FromOutside: false } && refusal.Code != Refusals.NotExpectedCode)
        {
            // Between our own instances nobody reads an answer: the journal keeps why it had no effect.
            AddJournal(instance, new JournalEntry("Refused", null, null, $"{item.Stimulus.Name}：{refusal.Chinese}", null), item.Now);
        }

        return new WorkOutcome { InstanceId = instance.Id, Refusal = refusal, Stage = instance.Stage, Number = instance.Number, Status = instance.State.Status };
    }

    private static WorkOutcome Done(LiveInstance instance)
    {
        var next = instance.Open?.Values.OrderBy(deadline => deadline.DueAt).Cast<OpenDeadline?>().FirstOrDefault();
        return new WorkOutcome
        {
            InstanceId = instance.Id,
            Started = instance.Revision < 0,
            Stage = instance.Stage,
            Number = instance.Number,
            Status = instance.State.Status,
            SubStatus = instance.State.SubStatus,
            Response = instance.Response,
            NextDue = next?.DueAt,
            NextDueDate = next?.DueDate,
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Item} of instance {InstanceId} could not be applied")]
    private static partial void CouldNotApply(ILogger logger, string item, long instanceId, Exception exception);
}
