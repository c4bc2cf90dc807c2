using System.Data.Common;
using Npgsql;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>The statements of a batch on PostgreSQL; rows come as arrays.</summary>
internal sealed class PostgreSqlDialect : IWriteDialect
{
    /// <summary>The only one; it holds no state.</summary>
    public static readonly PostgreSqlDialect Instance = new();

    private const string SameDeadline =
        "d.state = 0 AND d.instance_id = u.instance_id AND d.activity_instance_id = u.activity_instance_id AND d.name = u.name";

    /// <inheritdoc/>
    public WriteStatements Statements { get; } =
        new()
        {
            UpdateInstances = $"""
                UPDATE instances AS i
                SET status = u.status, sub_status = u.sub_status, state = u.state, revision = i.revision + 1, updated_at = u.at,
                    definition_version_id = coalesce(u.definition_version_id, i.definition_version_id), correlation = u.correlation,
                    finished_at = CASE WHEN u.status = 1 THEN u.at END
                FROM {PostgreSqlBulk.Source(WorkRows.InstanceChanges)}
                WHERE i.id = u.id AND i.revision = u.revision
                """,
            AnswerArrivals = $"""
                UPDATE arrivals AS a
                SET state = 1, answer_status = u.status, answer_body = u.body, answered_at = u.at
                FROM {PostgreSqlBulk.Source(WorkRows.Answers)}
                WHERE a.id = u.id AND a.state = 0
                """,
            LogMoves = $"""
                INSERT INTO deadline_moves (id, deadline_id, instance_id, move_id, at, old_due_at, old_due_date,
                    new_due_at, new_due_date, reason, approved_by)
                SELECT u.log_id, d.id, d.instance_id, u.move_id, u.at, d.due_at, d.due_date, u.due_at, u.due_date, u.reason, u.approved_by
                FROM {PostgreSqlBulk.Source(WorkRows.DeadlineRedatings)}
                JOIN deadlines AS d ON {SameDeadline}
                WHERE d.due_at <> u.due_at
                """,
            MoveDeadlines = $"""
                UPDATE deadlines AS d
                SET due_at = u.due_at, due_date = u.due_date, provisional = u.provisional,
                    calendar_version = u.calendar_version, basis = u.basis,
                    rules = coalesce(u.rules, d.rules)
                FROM {PostgreSqlBulk.Source(WorkRows.DeadlineRedatings)}
                WHERE {SameDeadline}
                """,
            CloseDeadlines = $"""
                UPDATE deadlines AS d
                SET state = u.state, decided_at = u.decided_at, decided_by = u.decided_by,
                    lateness_ms = floor(extract(epoch FROM u.decided_at - d.due_at) * 1000)::bigint
                FROM {PostgreSqlBulk.Source(WorkRows.DeadlineClosings)}
                WHERE {SameDeadline}
                """,
            UpdateCycles = $"""
                UPDATE cycles AS c
                SET anchors = coalesce(u.anchors, c.anchors), overrides = coalesce(u.overrides, c.overrides),
                    stage = coalesce(u.stage, c.stage),
                    status = coalesce(u.status, c.status), calendar_version = coalesce(u.calendar_version, c.calendar_version),
                    schedule_version_id = coalesce(u.schedule_version_id, c.schedule_version_id),
                    application_version_id = coalesce(u.application_version_id, c.application_version_id)
                FROM {PostgreSqlBulk.Source(WorkRows.CycleChanges)}
                WHERE c.instance_id = u.instance_id
                """,
            UpdateApplications = $"""
                UPDATE applications AS a
                SET stage = coalesce(u.stage, a.stage), final_state = coalesce(u.final_state, a.final_state),
                    committee = coalesce(u.committee, a.committee),
                    data = coalesce(u.data, a.data), accepted_at = coalesce(u.accepted_at, a.accepted_at), updated_at = u.at
                FROM {PostgreSqlBulk.Source(WorkRows.ApplicationChanges)}
                WHERE a.instance_id = u.instance_id
                """,
            StoreOutboxResults = $"""
                UPDATE outbox AS o
                SET state = u.state, last_error = u.error,
                    not_before = CASE WHEN u.state = 0 THEN u.at ELSE o.not_before END,
                    sent_at = CASE WHEN u.state = 1 THEN u.at END
                FROM {PostgreSqlBulk.Source(WorkRows.OutboxResults)}
                WHERE o.id = u.id AND o.attempts = u.attempts AND o.state = 0
                """,
            AdvanceFanouts =
                "UPDATE fanouts AS f SET cursor = u.cursor, done_at = u.done_at FROM "
                + $"{PostgreSqlBulk.Source(WorkRows.FanoutProgress)} WHERE f.id = u.id",
            InsertInstances = Insert("instances", WorkRows.Instances),
            InsertCycles = Insert("cycles", WorkRows.Cycles),
            InsertApplications = Insert("applications", WorkRows.Applications),
            InsertDeadlines = Insert("deadlines", WorkRows.Deadlines),
            DeleteWaits =
                $"DELETE FROM waits AS w USING {PostgreSqlBulk.Source(WorkRows.Waits)} WHERE w.key = u.key AND "
                + "w.instance_id = u.instance_id",
            InsertWaits = Insert("waits", WorkRows.Waits),
            InsertJournal = Insert("journal", WorkRows.Journal),
            InsertOutbox = Insert("outbox", WorkRows.Outbox) + " ON CONFLICT (key) DO NOTHING",
            InsertFanouts = Insert("fanouts", WorkRows.Fanouts),
            InsertNotices = Insert("pending_notices", WorkRows.Notices) + " ON CONFLICT (key) DO NOTHING",
        };

    /// <inheritdoc/>
    public void AddRows<TRow>(DbBatchCommand command, BulkRows<TRow> rows, IReadOnlyList<TRow> values) =>
        PostgreSqlBulk.AddTo(((NpgsqlBatchCommand)command).Parameters, rows, values);

    /// <inheritdoc/>
    public string? ViolatedIndex(Exception exception) =>
        ExceptionChain
            .Of(exception)
            .OfType<PostgresException>()
            .FirstOrDefault(fault => fault.SqlState == PostgresErrorCodes.UniqueViolation)
            is { } violation
            ? violation.ConstraintName ?? violation.TableName ?? "?"
            : null;

    private static string Insert<TRow>(string table, BulkRows<TRow> rows) =>
        $"INSERT INTO {table} ({rows.Names}) SELECT u.* FROM {PostgreSqlBulk.Source(rows)}";
}
