using Orchestrator.Storage.Applications;
using Orchestrator.Storage.Cycles;
using Orchestrator.Storage.Deadlines;
using Orchestrator.Storage.Instances;
using Orchestrator.Storage.Notices;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Storage.Work.Bulk;

/// <summary>
/// The rows of a <see cref="WorkBatch"/> and of arrivals, as bulk statements carry them. Where rows are inserted, the
/// columns are the table's.
/// </summary>
public static class WorkRows
{
    /// <summary>Arrivals to stamp, each with the id it gets if it is new; the stamp itself is the database's.</summary>
    public static BulkRows<(long Id, NewArrival Arrival)> Arrivals { get; } =
        new BulkRows<(long Id, NewArrival Arrival)>()
            .Int64("id", pair => pair.Id)
            .Text("portal", pair => pair.Arrival.Portal)
            .Text("idempotency_key", pair => pair.Arrival.IdempotencyKey)
            .Text("body_hash", pair => pair.Arrival.BodyHash)
            .Int16("target", pair => (short)pair.Arrival.Target)
            .Int64("target_id", pair => pair.Arrival.TargetId)
            .Text("stimulus", pair => pair.Arrival.Stimulus)
            .Text("payload", pair => pair.Arrival.Payload)
            .Text("actor", pair => pair.Arrival.Actor);

    /// <summary>New cycles.</summary>
    public static BulkRows<Cycle> Cycles { get; } =
        new BulkRows<Cycle>()
            .Int64("instance_id", cycle => cycle.InstanceId)
            .Text("code", cycle => cycle.Code)
            .Text("name", cycle => cycle.Name)
            .Text("jurisdiction", cycle => cycle.Jurisdiction)
            .Text("committees", cycle => cycle.Committees)
            .Int32("year", cycle => cycle.Year)
            .Int64("schedule_version_id", cycle => cycle.ScheduleVersionId)
            .Int64("application_version_id", cycle => cycle.ApplicationVersionId)
            .Text("calendar_region", cycle => cycle.CalendarRegion)
            .Text("calendar_version", cycle => cycle.CalendarVersion)
            .Text("anchors", cycle => cycle.Anchors)
            .Text("overrides", cycle => cycle.Overrides)
            .Text("options", cycle => cycle.Options)
            .Boolean("is_sandbox", cycle => cycle.IsSandbox)
            .Int16("status", cycle => (short)cycle.Status)
            .Text("stage", cycle => cycle.Stage)
            .Instant("created_at", cycle => cycle.CreatedAt);

    /// <summary>Changes of cycles; null leaves a column as it is.</summary>
    public static BulkRows<CycleChange> CycleChanges { get; } =
        new BulkRows<CycleChange>()
            .Int64("instance_id", change => change.InstanceId)
            .Text("anchors", change => change.Anchors)
            .Text("overrides", change => change.Overrides)
            .Text("stage", change => change.Stage)
            .Int16("status", change => (short?)change.Status)
            .Text("calendar_version", change => change.CalendarVersion)
            .Int64("schedule_version_id", change => change.ScheduleVersionId)
            .Int64("application_version_id", change => change.ApplicationVersionId);

    /// <summary>New instances.</summary>
    public static BulkRows<Instance> Instances { get; } =
        new BulkRows<Instance>()
            .Int64("id", instance => instance.Id)
            .Int64("definition_version_id", instance => instance.DefinitionVersionId)
            .Int64("cycle_id", instance => instance.CycleId)
            .Int16("kind", instance => (short)instance.Kind)
            .Int16("status", instance => (short)instance.Status)
            .Int16("sub_status", instance => (short)instance.SubStatus)
            .Bytes("state", instance => instance.State)
            .Int32("revision", instance => instance.Revision)
            .Instant("created_at", instance => instance.CreatedAt)
            .Instant("updated_at", instance => instance.UpdatedAt)
            .Instant("finished_at", instance => instance.FinishedAt)
            .Text("correlation", instance => instance.Correlation);

    /// <summary>New states of instances; <c>revision</c> is the one that was read.</summary>
    public static BulkRows<InstanceChange> InstanceChanges { get; } =
        new BulkRows<InstanceChange>()
            .Int64("id", change => change.Id)
            .Int32("revision", change => change.ExpectedRevision)
            .Int16("status", change => (short)change.Status)
            .Int16("sub_status", change => (short)change.SubStatus)
            .Bytes("state", change => change.State)
            .Instant("at", change => change.At)
            .Int64("definition_version_id", change => change.DefinitionVersionId)
            .Text("correlation", change => change.Correlation);

    /// <summary>New applications.</summary>
    public static BulkRows<Application> Applications { get; } =
        new BulkRows<Application>()
            .Int64("instance_id", application => application.InstanceId)
            .Int64("cycle_id", application => application.CycleId)
            .Text("number", application => application.Number)
            .Text("person_key", application => application.PersonKey)
            .Text("employer", application => application.Employer)
            .Text("department", application => application.Department)
            .Text("series", application => application.Series)
            .Text("specialty", application => application.Specialty)
            .Text("level", application => application.Level)
            .Text("committee", application => application.Committee)
            .Text("stage", application => application.Stage)
            .Text("final_state", application => application.FinalState)
            .Text("data", application => application.Data)
            .Text("portal", application => application.Portal)
            .Instant("submitted_at", application => application.SubmittedAt)
            .Instant("updated_at", application => application.UpdatedAt);

    /// <summary>Changes of applications; null leaves a column as it is.</summary>
    public static BulkRows<ApplicationChange> ApplicationChanges { get; } =
        new BulkRows<ApplicationChange>()
            .Int64("instance_id", change => change.InstanceId)
            .Text("stage", change => change.Stage)
            .Text("final_state", change => change.FinalState)
            .Text("committee", change => change.Committee)
            .Text("data", change => change.Data)
            .Instant("accepted_at", change => change.AcceptedAt)
            .Instant("at", change => change.At);

    /// <summary>New deadlines.</summary>
    public static BulkRows<Deadline> Deadlines { get; } =
        new BulkRows<Deadline>()
            .Int64("id", deadline => deadline.Id)
            .Int64("instance_id", deadline => deadline.InstanceId)
            .Int64("cycle_id", deadline => deadline.CycleId)
            .Text("activity_instance_id", deadline => deadline.ActivityInstanceId)
            .Text("node_id", deadline => deadline.NodeId)
            .Text("name", deadline => deadline.Name)
            .Int16("kind", deadline => (short)deadline.Kind)
            .Text("role", deadline => deadline.Role)
            .Text("assignee", deadline => deadline.Assignee)
            .Text("clauses", deadline => deadline.Clauses)
            .Instant("due_at", deadline => deadline.DueAt)
            .Date("due_date", deadline => deadline.DueDate)
            .Boolean("hard", deadline => deadline.Hard)
            .Boolean("provisional", deadline => deadline.Provisional)
            .Boolean("remind", deadline => deadline.Remind)
            .Text("calendar_version", deadline => deadline.CalendarVersion)
            .Text("basis", deadline => deadline.Basis)
            .Text("rules", deadline => deadline.Rules)
            .Int16("state", deadline => (short)deadline.State)
            .Instant("decided_at", deadline => deadline.DecidedAt)
            .Int64("lateness_ms", deadline => deadline.LatenessMs)
            .Text("decided_by", deadline => deadline.DecidedBy);

    /// <summary>Decisions of deadlines, found by instance, activity run and name.</summary>
    public static BulkRows<DeadlineClosing> DeadlineClosings { get; } =
        new BulkRows<DeadlineClosing>()
            .Int64("instance_id", closing => closing.InstanceId)
            .Text("activity_instance_id", closing => closing.ActivityInstanceId)
            .Text("name", closing => closing.Name)
            .Int16("state", closing => (short)closing.State)
            .Instant("decided_at", closing => closing.DecidedAt)
            .Text("decided_by", closing => closing.DecidedBy);

    /// <summary>New dates of armed deadlines; <c>log_id</c> is the id of the row that keeps the old date.</summary>
    public static BulkRows<(long MoveId, DeadlineRedating Move)> DeadlineRedatings { get; } =
        new BulkRows<(long MoveId, DeadlineRedating Move)>()
            .Int64("log_id", pair => pair.MoveId)
            .Int64("move_id", pair => pair.Move.MoveId)
            .Int64("instance_id", pair => pair.Move.InstanceId)
            .Text("activity_instance_id", pair => pair.Move.ActivityInstanceId)
            .Text("name", pair => pair.Move.Name)
            .Instant("due_at", pair => pair.Move.DueAt)
            .Date("due_date", pair => pair.Move.DueDate)
            .Boolean("provisional", pair => pair.Move.Provisional)
            .Text("calendar_version", pair => pair.Move.CalendarVersion)
            .Text("basis", pair => pair.Move.Basis)
            .Text("rules", pair => pair.Move.Rules)
            .Text("reason", pair => pair.Move.Reason)
            .Text("approved_by", pair => pair.Move.ApprovedBy)
            .Instant("at", pair => pair.Move.At);

    /// <summary>Lines of journals.</summary>
    public static BulkRows<JournalLine> Journal { get; } =
        new BulkRows<JournalLine>()
            .Int64("id", line => line.Id)
            .Int64("instance_id", line => line.InstanceId)
            .Instant("at", line => line.At)
            .Text("event", line => line.Event)
            .Text("node_id", line => line.NodeId)
            .Text("activity_instance_id", line => line.ActivityInstanceId)
            .Text("message", line => line.Message)
            .Text("data", line => line.Data);

    /// <summary>What is waited for, to be inserted or deleted.</summary>
    public static BulkRows<Wait> Waits { get; } =
        new BulkRows<Wait>().Text("key", wait => wait.Key).Int64("instance_id", wait => wait.InstanceId);

    /// <summary>New messages.</summary>
    public static BulkRows<OutboxMessage> Outbox { get; } =
        new BulkRows<OutboxMessage>()
            .Int64("id", message => message.Id)
            .Int16("kind", message => (short)message.Kind)
            .Text("key", message => message.Key)
            .Int64("instance_id", message => message.InstanceId)
            .Text("destination", message => message.Destination)
            .Text("payload", message => message.Payload)
            .Instant("created_at", message => message.CreatedAt)
            .Instant("not_before", message => message.NotBefore)
            .Int32("attempts", message => message.Attempts)
            .Int16("state", message => (short)message.State)
            .Text("last_error", message => message.LastError)
            .Instant("sent_at", message => message.SentAt);

    /// <summary>Results of attempts; <c>attempts</c> is the attempt that each is the result of.</summary>
    public static BulkRows<OutboxResult> OutboxResults { get; } =
        new BulkRows<OutboxResult>()
            .Int64("id", result => result.Id)
            .Int32("attempts", result => result.Attempt)
            .Int16("state", result => (short)result.State)
            .Instant("at", result => result.At)
            .Text("error", result => result.Error);

    /// <summary>Answers to pending arrivals.</summary>
    public static BulkRows<ArrivalAnswer> Answers { get; } =
        new BulkRows<ArrivalAnswer>()
            .Int64("id", answer => answer.Id)
            .Int32("status", answer => answer.Status)
            .Text("body", answer => answer.Body)
            .Instant("at", answer => answer.At);

    /// <summary>New fan-outs.</summary>
    public static BulkRows<Fanout> Fanouts { get; } =
        new BulkRows<Fanout>()
            .Int64("id", fanout => fanout.Id)
            .Int64("cycle_id", fanout => fanout.CycleId)
            .Text("stimulus", fanout => fanout.Stimulus)
            .Text("payload", fanout => fanout.Payload)
            .Instant("at", fanout => fanout.At)
            .Int64("cursor", fanout => fanout.Cursor)
            .Int64("until", fanout => fanout.Until)
            .Instant("done_at", fanout => fanout.DoneAt);

    /// <summary>How far fan-outs have come.</summary>
    public static BulkRows<FanoutProgress> FanoutProgress { get; } =
        new BulkRows<FanoutProgress>()
            .Int64("id", progress => progress.Id)
            .Int64("cursor", progress => progress.Cursor)
            .Instant("done_at", progress => progress.DoneAt);

    /// <summary>New notices for digests.</summary>
    public static BulkRows<PendingNotice> Notices { get; } =
        new BulkRows<PendingNotice>()
            .Int64("id", notice => notice.Id)
            .Int64("cycle_id", notice => notice.CycleId)
            .Int64("instance_id", notice => notice.InstanceId)
            .Int64("deadline_id", notice => notice.DeadlineId)
            .Text("key", notice => notice.Key)
            .Text("template", notice => notice.Template)
            .Text("role", notice => notice.Role)
            .Text("assignee", notice => notice.Assignee)
            .Text("data", notice => notice.Data)
            .Date("due_date", notice => notice.DueDate)
            .Date("day", notice => notice.Day)
            .Int32("escalation", notice => notice.Escalation)
            .Int16("state", notice => (short)notice.State)
            .Instant("created_at", notice => notice.CreatedAt);
}
