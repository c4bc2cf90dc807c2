using NodaTime;
using Orchestrator.Storage.Instances;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Work;

/// <summary>
/// What the engine asks about the instances of one kind beyond running their workflow. Kinds are registered as
/// <see cref="CaseKind"/>; plain workflows are one of them.
/// </summary>
/// <remarks>One object serves all units of work of a process at once: it keeps nothing.</remarks>
internal abstract class CaseKind
{
    /// <summary>The instances that it answers for.</summary>
    public abstract InstanceKind Kind { get; }

    /// <summary>True: an activity that throws ends its instance, as in Elsa; false: its item fails and can be tried again.</summary>
    public virtual bool EndsByFaults => false;

    /// <summary>The dates that hold for an instance of a cycle.</summary>
    public virtual IReadOnlyDictionary<string, LocalDate> DatesOf(LiveInstance instance, LiveCycle cycle) =>
        cycle.Anchors;

    /// <summary>Whether a stimulus that its cycle sends to all of its cases is meant for one of them.</summary>
    public virtual bool IsFor(LiveInstance instance, LiveCycle cycle, Stimulus stimulus) => true;

    /// <summary>Whether an event of this name, sent from outside, is kept as a proposal where it would move dates that are fixed.</summary>
    public virtual bool MovesDates(string stimulus) => false;

    /// <summary>What who comes after a missed deadline is told; null: that nothing waits for the event.</summary>
    /// <param name="due">The first instant at which it was too late.</param>
    /// <param name="clauses">Where the deadline comes from.</param>
    public virtual Refusal? TooLate(Instant due, IReadOnlyList<string> clauses) => null;

    /// <summary>What an instance says when its cycle is cancelled and it ends with it.</summary>
    public virtual IEnumerable<OutgoingMessage> TellEnd(CycleEnd end) => [];

    /// <summary>The event by which portals hear of a notice; null: they do not.</summary>
    public virtual PortalEvent? Announce(Notice notice) => null;

    /// <summary>What events of an instance are about, as portals know it.</summary>
    public virtual string SubjectOf(LiveInstance instance, LiveCycle? cycle) => $"instances/{instance.Id}";

    /// <summary>The correlation id by which events and requests find an instance; null: they do not.</summary>
    public virtual string? CorrelationOf(LiveInstance instance) => null;

    /// <summary>Reads what must be known of the locked instances of this kind. Called once, before any item is applied.</summary>
    public virtual Task ReadAsync(WorkLoad load, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Locks and reads what decides which submissions become cases of this kind; null: none do.</summary>
    public virtual Task<CaseIntake?> OpenIntakeAsync(
        WorkLoad load,
        IReadOnlyList<CaseStart> items,
        CancellationToken cancellationToken
    ) => Task.FromResult<CaseIntake?>(null);

    /// <summary>Decides a due deadline in its own way.</summary>
    /// <returns>False: an activity decides it, or the default of its kind.</returns>
    public virtual bool Decide(WorkSession session, LiveInstance instance, DueDeadlineItem item) => false;

    /// <summary>A transition of an instance of this kind is kept.</summary>
    public virtual void Keep(LiveInstance instance, Transition transition, Instant now) { }

    /// <summary>Completes what is about to be written for the instances of this kind. Called once, after every item.</summary>
    public virtual Task CompleteAsync(WorkSession session, LazyContext lazy, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
