using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Compilation;
using Orchestrator.Workflows.Expressions;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// The rows that a unit of work holds locked, and what its items have done to them so far. Items are applied in order;
/// each is all or nothing, and one that is refused or fails leaves the others as they are.
/// </summary>
internal sealed partial class WorkSession
{
    private readonly ILogger _logger;
    private readonly UnitParts _parts;

    public WorkSession(ILogger logger, UnitParts parts)
    {
        (_logger, _parts) = (logger, parts);
        Scripts = NewScripts();
        Steps = new Staging(this);
        Deadlines = new DeadlineDecisions(this);
    }

    /// <summary>The kinds that this process knows.</summary>
    public CaseKinds Kinds => _parts.Kinds;

    public Dictionary<long, LiveInstance> Instances { get; } = [];

    public Dictionary<long, LiveCycle> Cycles { get; } = [];

    /// <summary>Set: all of it is part of an approved move of dates, which tells the members of the cycle itself.</summary>
    public MoveStamp? Move { get; init; }

    /// <summary>
    /// Whether its items are one page that can be thrown back and tried in parts: then their scripts share one budget.
    /// </summary>
    public bool IsPage { get; init; }

    /// <summary>What the scripts of the item that is being applied may take; see <see cref="IsPage"/>.</summary>
    public ScriptBudget Scripts { get; private set; }

    /// <summary>Transitions of the item that is being applied.</summary>
    public Staging Steps { get; }

    /// <summary>Decides deadlines that have passed.</summary>
    public DeadlineDecisions Deadlines { get; }

    /// <summary>Plans that new instances run.</summary>
    public StartPlans Plans { get; } = new();

    /// <summary>How cases start, by kind; read where any do.</summary>
    public Dictionary<InstanceKind, CaseIntake> Intakes { get; } = [];

    /// <summary>Definitions that can be started, by definition id; null when no run of this unit of work asks.</summary>
    public IReadOnlyDictionary<string, long>? Startable { get; set; }

    /// <summary>What the items need beyond their instance.</summary>
    public ItemData Data { get; } = new();

    /// <summary>What is to be written.</summary>
    public WorkBatch Batch { get; } = new();

    /// <summary>CloudEvents to portals; they become outbox rows for each subscriber.</summary>
    public List<(LiveInstance From, PortalEvent Event, Instant At, string? Trace)> PortalEvents { get; } = [];

    /// <summary>See <see cref="WorkItem.Trace"/>: of the item that is being applied.</summary>
    public string? Trace { get; set; }

    /// <summary>Fan-outs whose last target is not known before the write.</summary>
    public List<Fanout> Fanouts { get; } = [];

    /// <summary>Events for instances that are found by a query before the write.</summary>
    public List<(LiveInstance From, EventPublished Event, Instant At)> Published { get; } = [];

    /// <summary>The stimulus by which whoever waits for a date of a cycle hears that it was stated or moved.</summary>
    public static Stimulus AnchorChange(string name) => Staging.AnchorChange(name);

    /// <summary>The cycle that an instance belongs to; null when it belongs to none.</summary>
    public LiveCycle? CycleOf(LiveInstance instance) =>
        instance.CycleId is { } id ? Cycles.GetValueOrDefault(id) : null;

    /// <summary>Holds an instance from now on.</summary>
    public void Add(LiveInstance instance) => Instances.Add(instance.Id, instance);

    /// <summary>Applies one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="place">Its place in the list that the session was opened with.</param>
    public WorkOutcome Apply(WorkItem item, int place)
    {
        if (!IsPage)
            Scripts = NewScripts();
        try
        {
            return _parts.HandlerOf(item).Apply(this, item, place);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake in an activity, a definition or a stored state: nothing of this item was staged into the batch.
            Steps.Drop();
            CouldNotApply(_logger, item.GetType().Name, item.LockId, exception);
            return new WorkOutcome { InstanceId = item.LockId, Failure = exception };
        }
    }

    /// <summary>Adds lines to an instance's journal that no activity writes.</summary>
    public void Note(long instanceId, IReadOnlyList<JournalEntry> entries, Instant now)
    {
        foreach (var entry in entries)
            Batch.Journal.Add(JournalRows.Of(instanceId, entry, now));
    }

    /// <summary>Says something of an instance that has ended, or runs on as it is: in its journal, and to others.</summary>
    public void Tell(LiveInstance instance, JournalEntry entry, IReadOnlyList<OutgoingMessage> messages, Instant now)
    {
        var said = new Transition
        {
            State = instance.State,
            Journal = [entry],
            Messages = messages,
        };
        Steps.Stage(instance, said, now, entry.Event);
        Steps.Keep();
    }

    /// <summary>States dates of a cycle; whoever waits for them counts again, and what that restates is told in turn.</summary>
    public void StateDates(LiveInstance instance, IReadOnlyDictionary<string, LocalDate> dates, Instant now)
    {
        Steps.Stage(instance, new Transition { State = instance.State, Anchors = dates }, now, Staging.AnchorsChanged);
        Steps.Keep();
    }

    /// <summary>
    /// Lets an instance go on by another version of its definition: what is due is decided first, what waits in activities that may
    /// become void ends, and open deadlines are counted again by the new rules.
    /// </summary>
    /// <returns>The activities that it is in and the version lacks, beyond those that may become void; when there are
    /// any it stays as it is.</returns>
    public IReadOnlyList<string> Migrate(
        LiveInstance instance,
        WorkflowPlan to,
        long versionId,
        IReadOnlyList<string> mayVoid,
        Instant now
    ) => new Migration(this).Run(instance, to, versionId, mayVoid, now);

    /// <summary>
    /// Takes an instance up again that ended because a deadline was missed, where it was before; dates that moved
    /// meanwhile are followed.
    /// </summary>
    /// <returns>Why not; null when it goes on.</returns>
    public Refusal? TakeUp(LiveInstance instance, TakenUpTerms terms, Instant now) =>
        new TakingUp(this).Run(instance, terms, now);

    private ScriptBudget NewScripts() => new(_parts.SlowScripts);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Item} of instance {InstanceId} could not be applied")]
    private static partial void CouldNotApply(ILogger logger, string item, long instanceId, Exception exception);
}
