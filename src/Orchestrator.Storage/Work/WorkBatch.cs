using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work;

/// <summary>All that a unit of work writes: one list per kind of row, each written with one statement whatever its length.</summary>
/// <remarks>
/// Rows with id 0 get one when written, in list order. Each instance, application and cycle appears at most once
/// among the changed.
/// </remarks>
public sealed class WorkBatch
{
    private readonly Dictionary<(long, string, string), Deadline> _armed = [];

    /// <summary>Cycles that start; their instances are among <see cref="NewInstances"/>.</summary>
    public List<Cycle> NewCycles { get; } = [];

    /// <summary>What changes of stored cycles.</summary>
    public List<CycleChange> ChangedCycles { get; } = [];

    /// <summary>Instances that start.</summary>
    public List<Instance> NewInstances { get; } = [];

    /// <summary>
    /// New states of stored instances; one whose revision is no longer the read one fails the whole batch.
    /// </summary>
    public List<InstanceChange> ChangedInstances { get; } = [];

    /// <summary>Applications that start; their instances are among <see cref="NewInstances"/>.</summary>
    public List<Application> NewApplications { get; } = [];

    /// <summary>What changes of stored applications.</summary>
    public List<ApplicationChange> ChangedApplications { get; } = [];

    /// <summary>Use <see cref="Arm"/>.</summary>
    public IReadOnlyList<Deadline> NewDeadlines => _newDeadlines;

    /// <summary>Use <see cref="Close"/>.</summary>
    public IReadOnlyList<DeadlineClosing> ClosedDeadlines => _closed;

    /// <summary>Use <see cref="Move"/>.</summary>
    public IReadOnlyList<DeadlineRedating> MovedDeadlines => _moved;

    /// <summary>Lines of journals, in the order in which they are read.</summary>
    public List<JournalLine> Journal { get; } = [];

    /// <summary>What running workflows wait for from now on.</summary>
    public List<Wait> NewWaits { get; } = [];

    /// <summary>What they wait for no longer.</summary>
    public List<Wait> GoneWaits { get; } = [];

    /// <summary>Messages that leave after the commit; of one key only the first is kept.</summary>
    public List<OutboxMessage> Outbox { get; } = [];

    /// <summary>What became of attempts to send; one that a later lease has overtaken is ignored.</summary>
    public List<OutboxResult> OutboxResults { get; } = [];

    /// <summary>Answers to pending arrivals.</summary>
    public List<ArrivalAnswer> Answers { get; } = [];

    /// <summary>Stimuli for all applications of a cycle.</summary>
    public List<Fanout> NewFanouts { get; } = [];

    /// <summary>How far stored fan-outs have come.</summary>
    public List<FanoutProgress> FanoutProgress { get; } = [];

    /// <summary>Raised once per key: one that exists is left as it is.</summary>
    public List<PendingNotice> Notices { get; } = [];

    private readonly List<Deadline> _newDeadlines = [];
    private readonly List<DeadlineClosing> _closed = [];
    private readonly List<DeadlineRedating> _moved = [];
    private readonly Dictionary<(long, string, string), int> _movedAt = [];

    /// <summary>Adds an armed deadline.</summary>
    public void Arm(Deadline deadline)
    {
        _armed.Add((deadline.InstanceId, deadline.ActivityInstanceId, deadline.Name), deadline);
        _newDeadlines.Add(deadline);
    }

    /// <summary>Decides a deadline, whether it is stored or was armed in this very batch.</summary>
    public void Close(DeadlineClosing closing)
    {
        if (_armed.Remove((closing.InstanceId, closing.ActivityInstanceId, closing.Name), out var own))
        {
            own.State = closing.State;
            own.DecidedAt = closing.DecidedAt;
            own.DecidedBy = closing.DecidedBy;
            own.LatenessMs = (long)Math.Floor((closing.DecidedAt - own.DueAt).TotalMilliseconds);
            return;
        }

        _closed.Add(closing);
    }

    /// <summary>
    /// Gives a deadline a new date, whether it is stored or was armed in this very batch. A deadline armed in this
    /// batch simply takes the date.
    /// </summary>
    public void Move(DeadlineRedating move)
    {
        if (_armed.TryGetValue((move.InstanceId, move.ActivityInstanceId, move.Name), out var own))
        {
            own.DueAt = move.DueAt;
            own.DueDate = move.DueDate;
            own.Provisional = move.Provisional;
            own.CalendarVersion = move.CalendarVersion;
            own.Basis = move.Basis;
            own.Rules = move.Rules ?? own.Rules;
            return;
        }

        // Moved twice within one batch: the last date counts, and is logged once.
        var key = (move.InstanceId, move.ActivityInstanceId, move.Name);
        if (_movedAt.TryGetValue(key, out var place))
        {
            _moved[place] = move;
            return;
        }

        _movedAt.Add(key, _moved.Count);
        _moved.Add(move);
    }
}
