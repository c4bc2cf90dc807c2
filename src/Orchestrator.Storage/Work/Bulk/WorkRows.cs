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
            .Int64("id", r => r.Id)
            .Text("portal", r => r.Arrival.Portal)
            .Text("idempotency_key", r => r.Arrival.IdempotencyKey)
            .Text("body_hash", r => r.Arrival.BodyHash)
            .Int16("target", r => (short)r.Arrival.Target)
            .Int64("target_id", r => r.Arrival.TargetId)
            .Text("stimulus", r => r.Arrival.Stimulus)
            .Text("payload", r => r.Arrival.Payload)
            .Text("actor", r => r.Arrival.Actor);

    /// <summary>New cycles.</summary>
    public static BulkRows<Cycle> Cycles { get; } =
        new BulkRows<Cycle>()
            .Int64("instance_id", r => r.InstanceId)
            .Text("code", r => r.Code)
            .Text("name", r => r.Name)
            .Text("jurisdiction", r => r.Jurisdiction)
            .Int32("year", r => r.Year)
            .Int64("schedule_version_id", r => r.ScheduleVersionId)
            .Int64("application_version_id", r => r.ApplicationVersionId)
            .Text("calendar_region", r => r.CalendarRegion)
            .Text("calendar_version", r => r.CalendarVersion)
            .Text("anchors", r => r.Anchors)
            .Text("overrides", r => r.Overrides)
            .Text("options", r => r.Options)
            .Boolean("is_sandbox", r => r.IsSandbox)
            .Int16("status", r => (short)r.Status)
            .Text("stage", r => r.Stage)
            .Instant("created_at", r => r.CreatedAt);

    /// <summary>Changes of cycles; null leaves a column as it is.</summary>
    public static BulkRows<CycleChange> CycleChanges { get; } =
        new BulkRows<CycleChange>()
            .Int64("instance_id", r => r.InstanceId)
            .Text("anchors", r => r.Anchors)
            .Text("overrides", r => r.Overrides)
            .Text("stage", r => r.Stage)
            .Int16("status", r => (short?)r.Status)
            .Text("calendar_version", r => r.CalendarVersion)
            .Int64("schedule_version_id", r => r.ScheduleVersionId)
            .Int64("application_version_id", r => r.ApplicationVersionId);

    /// <summary>New instances.</summary>
    public static BulkRows<Instance> Instances { get; } =
        new BulkRows<Instance>()
            .Int64("id", r => r.Id)
            .Int64("definition_version_id", r => r.DefinitionVersionId)
            .Int64("cycle_id", r => r.CycleId)
            .Int16("kind", r => (short)r.Kind)
            .Int16("status", r => (short)r.Status)
            .Int16("sub_status", r => (short)r.SubStatus)
            .Bytes("state", r => r.State)
            .Int32("revision", r => r.Revision)
            .Instant("created_at", r => r.CreatedAt)
            .Instant("updated_at", r => r.UpdatedAt)
            .Instant("finished_at", r => r.FinishedAt)
            .Text("correlation", r => r.Correlation);

    /// <summary>New states of instances; <c>revision</c> is the one that was read.</summary>
    public static BulkRows<InstanceChange> InstanceChanges { get; } =
        new BulkRows<InstanceChange>()
            .Int64("id", r => r.Id)
            .Int32("revision", r => r.ExpectedRevision)
            .Int16("status", r => (short)r.Status)
            .Int16("sub_status", r => (short)r.SubStatus)
            .Bytes("state", r => r.State)
            .Instant("at", r => r.At)
            .Int64("definition_version_id", r => r.DefinitionVersionId)
            .Text("correlation", r => r.Correlation);

    /// <summary>New applications.</summary>
    public static BulkRows<Application> Applications { get; } =
        new BulkRows<Application>()
            .Int64("instance_id", r => r.InstanceId)
            .Int64("cycle_id", r => r.CycleId)
            .Text("number", r => r.Number)
            .Text("person_key", r => r.PersonKey)
            .Text("employer", r => r.Employer)
            .Text("department", r => r.Department)
            .Text("series", r => r.Series)
            .Text("specialty", r => r.Specialty)
            .Text("level", r => r.Level)
            .Text("committee", r => r.Committee)
            .Text("stage", r => r.Stage)
            .Text("final_state", r => r.FinalState)
            .Text("data", r => r.Data)
            .Text("portal", r => r.Portal)
            .Instant("submitted_at", r => r.SubmittedAt)
            .Instant("updated_at", r => r.UpdatedAt);

    /// <summary>Changes of applications; null leaves a column as it is.</summary>
    public static BulkRows<ApplicationChange> ApplicationChanges { get; } =
        new BulkRows<ApplicationChange>()
            .Int64("instance_id", r => r.InstanceId)
            .Text("stage", r => r.Stage)
            .Text("final_state", r => r.FinalState)
            .Text("committee", r => r.Committee)
            .Text("data", r => r.Data)
            .Instant("accepted_at", r => r.AcceptedAt)
            .Instant("at", r => r.At);

    /// <summary>New deadlines.</summary>
    public static BulkRows<Deadline> Deadlines { get; } =
        new BulkRows<Deadline>()
            .Int64("id", r => r.Id)
            .Int64("instance_id", r => r.InstanceId)
            .Int64("cycle_id", r => r.CycleId)
            .Text("activity_instance_id", r => r.ActivityInstanceId)
            .Text("node_id", r => r.NodeId)
            .Text("name", r => r.Name)
            .Int16("kind", r => (short)r.Kind)
            .Text("role", r => r.Role)
            .Text("assignee", r => r.Assignee)
            .Text("clauses", r => r.Clauses)
            .Instant("due_at", r => r.DueAt)
            .Date("due_date", r => r.DueDate)
            .Boolean("hard", r => r.Hard)
            .Boolean("provisional", r => r.Provisional)
            .Boolean("remind", r => r.Remind)
            .Text("calendar_version", r => r.CalendarVersion)
            .Text("basis", r => r.Basis)
            .Text("rules", r => r.Rules)
            .Int16("state", r => (short)r.State)
            .Instant("decided_at", r => r.DecidedAt)
            .Int64("lateness_ms", r => r.LatenessMs)
            .Text("decided_by", r => r.DecidedBy);

    /// <summary>Decisions of deadlines, found by instance, activity run and name.</summary>
    public static BulkRows<DeadlineClosing> DeadlineClosings { get; } =
        new BulkRows<DeadlineClosing>()
            .Int64("instance_id", r => r.InstanceId)
            .Text("activity_instance_id", r => r.ActivityInstanceId)
            .Text("name", r => r.Name)
            .Int16("state", r => (short)r.State)
            .Instant("decided_at", r => r.DecidedAt)
            .Text("decided_by", r => r.DecidedBy);

    /// <summary>New dates of armed deadlines; <c>log_id</c> is the id of the row that keeps the old date.</summary>
    public static BulkRows<(long MoveId, DeadlineRedating Move)> DeadlineRedatings { get; } =
        new BulkRows<(long MoveId, DeadlineRedating Move)>()
            .Int64("log_id", r => r.MoveId)
            .Int64("move_id", r => r.Move.MoveId)
            .Int64("instance_id", r => r.Move.InstanceId)
            .Text("activity_instance_id", r => r.Move.ActivityInstanceId)
            .Text("name", r => r.Move.Name)
            .Instant("due_at", r => r.Move.DueAt)
            .Date("due_date", r => r.Move.DueDate)
            .Boolean("provisional", r => r.Move.Provisional)
            .Text("calendar_version", r => r.Move.CalendarVersion)
            .Text("basis", r => r.Move.Basis)
            .Text("rules", r => r.Move.Rules)
            .Text("reason", r => r.Move.Reason)
            .Text("approved_by", r => r.Move.ApprovedBy)
            .Instant("at", r => r.Move.At);

    /// <summary>Lines of journals.</summary>
    public static BulkRows<JournalLine> Journal { get; } =
        new BulkRows<JournalLine>()
            .Int64("id", r => r.Id)
            .Int64("instance_id", r => r.InstanceId)
            .Instant("at", r => r.At)
            .Text("event", r => r.Event)
            .Text("node_id", r => r.NodeId)
            .Text("activity_instance_id", r => r.ActivityInstanceId)
            .Text("message", r => r.Message)
            .Text("data", r => r.Data);

    /// <summary>What is waited for, to be inserted or deleted.</summary>
    public static BulkRows<Wait> Waits { get; } =
        new BulkRows<Wait>().Text("key", r => r.Key).Int64("instance_id", r => r.InstanceId);

    /// <summary>New messages.</summary>
    public static BulkRows<OutboxMessage> Outbox { get; } =
        new BulkRows<OutboxMessage>()
            .Int64("id", r => r.Id)
            .Int16("kind", r => (short)r.Kind)
            .Text("key", r => r.Key)
            .Int64("instance_id", r => r.InstanceId)
            .Text("destination", r => r.Destination)
            .Text("payload", r => r.Payload)
            .Instant("created_at", r => r.CreatedAt)
            .Instant("not_before", r => r.NotBefore)
            .Int32("attempts", r => r.Attempts)
            .Int16("state", r => (short)r.State)
            .Text("last_error", r => r.LastError)
            .Instant("sent_at", r => r.SentAt);

    /// <summary>Results of attempts; <c>attempts</c> is the attempt that each is the result of.</summary>
    public static BulkRows<OutboxResult> OutboxResults { get; } =
        new BulkRows<OutboxResult>()
            .Int64("id", r => r.Id)
            .Int32("attempts", r => r.Attempt)
            .Int16("state", r => (short)r.State)
            .Instant("at", r => r.At)
            .Text("error", r => r.Error);

    /// <summary>Answers to pending arrivals.</summary>
    public static BulkRows<ArrivalAnswer> Answers { get; } =
        new BulkRows<ArrivalAnswer>()
            .Int64("id", r => r.Id)
            .Int32("status", r => r.Status)
            .Text("body", r => r.Body)
            .Instant("at", r => r.At);

    /// <summary>New fan-outs.</summary>
    public static BulkRows<Fanout> Fanouts { get; } =
        new BulkRows<Fanout>()
            .Int64("id", r => r.Id)
            .Int64("cycle_id", r => r.CycleId)
            .Text("stimulus", r => r.Stimulus)
            .Text("payload", r => r.Payload)
            .Instant("at", r => r.At)
            .Int64("cursor", r => r.Cursor)
            .Int64("until", r => r.Until)
            .Instant("done_at", r => r.DoneAt);

    /// <summary>How far fan-outs have come.</summary>
    public static BulkRows<FanoutProgress> FanoutProgress { get; } =
        new BulkRows<FanoutProgress>()
            .Int64("id", r => r.Id)
            .Int64("cursor", r => r.Cursor)
            .Instant("done_at", r => r.DoneAt);

    /// <summary>New notices for digests.</summary>
    public static BulkRows<PendingNotice> Notices { get; } =
        new BulkRows<PendingNotice>()
            .Int64("id", r => r.Id)
            .Int64("cycle_id", r => r.CycleId)
            .Int64("instance_id", r => r.InstanceId)
            .Int64("deadline_id", r => r.DeadlineId)
            .Text("key", r => r.Key)
            .Text("template", r => r.Template)
            .Text("role", r => r.Role)
            .Text("assignee", r => r.Assignee)
            .Text("data", r => r.Data)
            .Date("due_date", r => r.DueDate)
            .Date("day", r => r.Day)
            .Int32("escalation", r => r.Escalation)
            .Int16("state", r => (short)r.State)
            .Instant("created_at", r => r.CreatedAt);
}
