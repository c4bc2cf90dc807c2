using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work;

/// <summary>All that a unit of work writes: one list per kind of row, each written with one statement whatever its length.</summary>
/// <remarks>Rows with id 0 get one when written, in list order. Each instance, application and cycle appears at most once among the changed.</remarks>
public sealed class WorkBatch
{
    private readonly Dictionary<(long, string, string), Deadline> _armed = [];

    public List<Cycle> NewCycles { get; } = [];

    public List<CycleChange> ChangedCycles { get; } = [];

    public List<Instance> NewInstances { get; } = [];

    public List<InstanceChange> ChangedInstances { get; } = [];

    public List<Application> NewApplications { get; } = [];

    public List<ApplicationChange> ChangedApplications { get; } = [];

    /// <summary>Use <see cref="Arm"/>.</summary>
    public IReadOnlyList<Deadline> NewDeadlines => _newDeadlines;

    /// <summary>Use <see cref="Close"/>.</summary>
    public IReadOnlyList<DeadlineClosing> ClosedDeadlines => _closed;

    /// <summary>Use <see cref="Move"/>.</summary>
    public IReadOnlyList<DeadlineRedating> MovedDeadlines => _moved;

    public List<JournalLine> Journal { get; } = [];

    public List<OutboxMessage> Outbox { get; } = [];

    public List<OutboxResult> OutboxResults { get; } = [];

    public List<ArrivalAnswer> Answers { get; } = [];

    public List<Fanout> NewFanouts { get; } = [];

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

    /// <summary>Gives a deadline a new date, whether it is stored or was armed in this very batch. A deadline armed in this batch simply takes the date.</summary>
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
