using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;
using Orchestrator.Storage.Texts;

namespace Orchestrator.Storage.Work;

/// <summary>Whether the texts of a batch fit their columns: the same answer on every database, before anything is sent.</summary>
public static class BatchCheck
{
    private static readonly TextCheck<NewArrival> NewArrivals = TextCheck<NewArrival>.By<Arrival>();
    private static readonly TextCheck<Cycle> Cycles = TextCheck<Cycle>.By<Cycle>();
    private static readonly TextCheck<CycleChange> CycleChanges = TextCheck<CycleChange>.By<Cycle>();
    private static readonly TextCheck<Instance> Instances = TextCheck<Instance>.By<Instance>();
    private static readonly TextCheck<InstanceChange> InstanceChanges = TextCheck<InstanceChange>.By<Instance>();
    private static readonly TextCheck<Application> Applications = TextCheck<Application>.By<Application>();
    private static readonly TextCheck<ApplicationChange> ApplicationChanges =
        TextCheck<ApplicationChange>.By<Application>();
    private static readonly TextCheck<Deadline> Deadlines = TextCheck<Deadline>.By<Deadline>();
    private static readonly TextCheck<DeadlineClosing> Closings = TextCheck<DeadlineClosing>.By<Deadline>();
    private static readonly TextCheck<DeadlineRedating> Redatings = TextCheck<DeadlineRedating>.By<DeadlineMove>();
    private static readonly TextCheck<JournalLine> Journal = TextCheck<JournalLine>.By<JournalLine>();
    private static readonly TextCheck<OutboxMessage> Outbox = TextCheck<OutboxMessage>.By<OutboxMessage>();
    private static readonly TextCheck<OutboxResult> Results = TextCheck<OutboxResult>.By<OutboxMessage>();
    private static readonly TextCheck<ArrivalAnswer> Answers = TextCheck<ArrivalAnswer>.By<Arrival>();
    private static readonly TextCheck<Fanout> Fanouts = TextCheck<Fanout>.By<Fanout>();
    private static readonly TextCheck<PendingNotice> Notices = TextCheck<PendingNotice>.By<PendingNotice>();

    /// <summary>Passes when every text of a batch fits.</summary>
    /// <exception cref="UnfitTextException">One does not.</exception>
    public static void Check(WorkBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Cycles.Check(batch.NewCycles);
        CycleChanges.Check(batch.ChangedCycles);
        Instances.Check(batch.NewInstances);
        InstanceChanges.Check(batch.ChangedInstances);
        Applications.Check(batch.NewApplications);
        ApplicationChanges.Check(batch.ChangedApplications);
        Deadlines.Check(batch.NewDeadlines);
        Closings.Check(batch.ClosedDeadlines);
        Redatings.Check(batch.MovedDeadlines);
        Journal.Check(batch.Journal);
        Outbox.Check(batch.Outbox);
        Results.Check(batch.OutboxResults);
        Answers.Check(batch.Answers);
        Fanouts.Check(batch.NewFanouts);
        Notices.Check(batch.Notices);
    }

    /// <summary>Passes when every text of new arrivals fits: what is stamped can be written.</summary>
    /// <exception cref="UnfitTextException">One does not.</exception>
    public static void Check(IReadOnlyList<NewArrival> arrivals) => NewArrivals.Check(arrivals);
}
