using NodaTime;
using Orchestrator.Engine.Tests.Proof;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>Instances, deadlines and journal in memory, with row locks and transactions as the real ones are used.</summary>
internal sealed class VirtualDatabase(VirtualTime time)
{
    private readonly Dictionary<long, VirtualInstance> _instances = [];
    private readonly List<VirtualRow> _deadlines = [];
    private readonly List<JournalFact> _journal = [];
    private readonly List<DecisionFact> _decisions = [];
    private readonly List<VirtualTransaction> _open = [];
    private long _ids = 1_000_000;

    public long TakeIds(int count) => (_ids += count) - count;

    /// <summary>An instance as it was started before anything failed.</summary>
    public void Add(VirtualInstance instance, VirtualRow deadline, JournalFact started)
    {
        _instances.Add(instance.Id, instance);
        _deadlines.Add(deadline);
        _journal.Add(started);
    }

    public bool IsAtRest => _instances.Values.All(instance => instance.Status == WorkflowStatus.Finished);

    public Instant? NextDue()
    {
        Instant? next = null;
        foreach (var row in _deadlines)
        {
            if (row.State == DeadlineState.Armed && (next is null || row.Due < next))
                next = row.Due;
        }

        return next;
    }

    public VirtualTransaction Begin()
    {
        var transaction = new VirtualTransaction(time, this, time.Current);
        _open.Add(transaction);
        return transaction;
    }

    public IReadOnlyList<DueDeadline> Claim(VirtualTransaction by, Instant horizon, int max)
    {
        var due = _deadlines
            .Where(row => row.State == DeadlineState.Armed && row.Due <= horizon && IsFree(row, by))
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Due)
            .ThenBy(row => row.Id)
            .Take(max)
            .ToList();
        foreach (var row in due)
            row.Holder = _instances[row.InstanceId].Holder = by;
        return due.ConvertAll(row => new DueDeadline(
            row.Id,
            row.Run,
            row.Name,
            row.Kind,
            row.Due,
            _instances[row.InstanceId].Read()
        ));
    }

    public IReadOnlyList<DueDeadline> ReadEarlier(IReadOnlyList<DueDeadline> claimed) =>
        [
            .. from row in _deadlines
            where row.State == DeadlineState.Armed && claimed.All(known => known.Id != row.Id)
            let later = claimed.FirstOrDefault(known => known.Instance.Id == row.InstanceId && known.DueAt > row.Due)
            where later is not null
            select new DueDeadline(row.Id, row.Run, row.Name, row.Kind, row.Due, later.Instance),
        ];

    /// <summary>
    /// Refuses what the real one refuses: another revision, a deadline that is not armed; and what must never be tried, a write
    /// without its lock.
    /// </summary>
    public void Check(VirtualTransaction by, WorkBatch batch)
    {
        foreach (var change in batch.ChangedInstances)
        {
            var row = _instances[change.Id];
            if (row.Holder != by)
                throw new InvalidOperationException($"Instance {row.Id} is written without its lock.");
            if (row.Revision != change.ExpectedRevision)
                throw new WorkConflictException("instances", 1, 0);
        }

        foreach (var closing in batch.ClosedDeadlines)
        {
            if (Find(closing) is null)
                throw new WorkConflictException("deadlines", 1, 0);
        }
    }

    public void Commit(VirtualTransaction by, WorkBatch? batch)
    {
        if (batch is not null)
            Write(batch);
        Release(by);
    }

    public void Release(VirtualTransaction by)
    {
        _open.Remove(by);
        foreach (var row in _deadlines.Where(row => row.Holder == by))
            row.Holder = null;
        foreach (var instance in _instances.Values.Where(instance => instance.Holder == by))
            instance.Holder = null;
    }

    /// <summary>A process is gone: the database ends its sessions.</summary>
    public void Forget(VirtualNode node)
    {
        foreach (var transaction in _open.Where(transaction => transaction.Owner == node).ToList())
            Release(transaction);
    }

    /// <summary>What happened, as the checks read it.</summary>
    public History Read() =>
        new(time.Now)
        {
            Deadlines = _deadlines.ConvertAll(row => new DeadlineFact(
                row.Id,
                row.InstanceId,
                row.Run,
                row.Name,
                (short)row.State,
                row.Due
            )),
            Decisions = _decisions,
            Journal = _journal,
            Instances =
            [
                .. _instances.Values.Select(instance => new InstanceFact(
                    instance.Id,
                    0,
                    (short)instance.Status,
                    instance.Revision
                )),
            ],
        };

    private bool IsFree(VirtualRow row, VirtualTransaction by) =>
        (row.Holder is null || row.Holder == by)
        && _instances[row.InstanceId].Holder is var holder
        && (holder is null || holder == by);

    private VirtualRow? Find(DeadlineClosing closing) =>
        _deadlines.Find(row =>
            row.State == DeadlineState.Armed
            && (row.InstanceId, row.Run, row.Name) == (closing.InstanceId, closing.ActivityInstanceId, closing.Name)
        );

    private void Write(WorkBatch batch)
    {
        foreach (var change in batch.ChangedInstances)
            _instances[change.Id].Take(change);
        foreach (var closing in batch.ClosedDeadlines)
        {
            var row = Find(closing)!;
            row.State = closing.State;
            _decisions.Add(new DecisionFact(row.Id, (short)row.State, row.Due, time.Now));
        }

        _deadlines.AddRange(
            batch.NewDeadlines.Select(armed => new VirtualRow(
                TakeIds(1),
                armed.InstanceId,
                armed.ActivityInstanceId,
                armed.Name,
                armed.Kind,
                armed.DueAt
            )
            {
                State = armed.State,
            })
        );
        foreach (var line in batch.Journal)
            _journal.Add(new JournalFact(line.InstanceId, line.Event, line.ActivityInstanceId, line.Data));
    }
}
