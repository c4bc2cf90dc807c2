using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Orchestrator.Storage.Work.Bulk;
using static Orchestrator.Storage.SqlServer.Work.SqlServerStatements;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>The statements of a batch on SQL Server; rows come as one JSON document.</summary>
/// <remarks>
/// Each joins from the list to its rows, key by key, so that nothing but those is locked. Texts of the list are given
/// our collation wherever they meet a column.
/// </remarks>
internal sealed partial class SqlServerDialect : IWriteDialect
{
    /// <summary>The only one; it holds no state.</summary>
    public static readonly SqlServerDialect Instance = new();

    private const int UniqueIndexViolated = 2601;
    private const int UniqueConstraintViolated = 2627;

    // How many rows it changed decides whether there was a conflict; a login or server may be set not to say.
    private const string Counted = "SET NOCOUNT OFF;\n";

    private const string SameDeadline =
        "d.state = 0 AND d.instance_id = u.instance_id AND d.activity_instance_id = CONVERT(nvarchar(64), "
        + $"u.activity_instance_id) {Bytewise} AND d.name = CONVERT(nvarchar(64), u.name) {Bytewise}";

    /// <inheritdoc/>
    public WriteStatements Statements { get; } =
        new()
        {
            UpdateInstances = $"""
                {Counted}UPDATE i
                SET status = u.status, sub_status = u.sub_status, state = u.state, revision = i.revision + 1, updated_at = u.at,
                    definition_version_id = COALESCE(u.definition_version_id, i.definition_version_id),
                    correlation = u.correlation {Bytewise},
                    finished_at = CASE WHEN u.status = 1 THEN u.at END
                FROM {SqlServerBulk.Source(WorkRows.InstanceChanges)}
                INNER LOOP JOIN instances AS i WITH (ROWLOCK) ON i.id = u.id AND i.revision = u.revision
                """,
            AnswerArrivals = $"""
                {Counted}UPDATE a
                SET state = 1, answer_status = u.status, answer_body = u.body, answered_at = u.at
                FROM {SqlServerBulk.Source(WorkRows.Answers)}
                INNER LOOP JOIN arrivals AS a WITH (ROWLOCK) ON a.id = u.id AND a.state = 0
                """,
            LogMoves = $"""
                INSERT INTO deadline_moves (id, deadline_id, instance_id, move_id, at, old_due_at, old_due_date,
                    new_due_at, new_due_date, reason, approved_by)
                SELECT u.log_id, d.id, d.instance_id, u.move_id, u.at, d.due_at, d.due_date, u.due_at, u.due_date, u.reason, u.approved_by
                FROM {SqlServerBulk.Source(WorkRows.DeadlineRedatings)}
                INNER LOOP JOIN deadlines AS d WITH (FORCESEEK) ON {SameDeadline}
                WHERE d.due_at <> u.due_at
                """,
            MoveDeadlines = $"""
                {Counted}UPDATE d
                SET due_at = u.due_at, due_date = u.due_date, provisional = u.provisional,
                    calendar_version = u.calendar_version, basis = u.basis,
                    rules = COALESCE(u.rules {Bytewise}, d.rules)
                FROM {SqlServerBulk.Source(WorkRows.DeadlineRedatings)}
                INNER LOOP JOIN deadlines AS d WITH (ROWLOCK) ON {SameDeadline}
                """,
            CloseDeadlines = $"""
                {Counted}UPDATE d
                SET state = u.state, decided_at = u.decided_at, decided_by = u.decided_by,
                    lateness_ms = CONVERT(bigint, FLOOR(DATEDIFF_BIG(microsecond, d.due_at, u.decided_at) / 1000.0))
                FROM {SqlServerBulk.Source(WorkRows.DeadlineClosings)}
                INNER LOOP JOIN deadlines AS d WITH (ROWLOCK) ON {SameDeadline}
                """,
            UpdateCycles = $"""
                {Counted}UPDATE c
                SET anchors = COALESCE(u.anchors {Bytewise}, c.anchors), overrides = COALESCE(u.overrides {Bytewise}, c.overrides),
                    stage = COALESCE(u.stage {Bytewise}, c.stage), status = COALESCE(u.status, c.status),
                    calendar_version = COALESCE(u.calendar_version {Bytewise}, c.calendar_version),
                    schedule_version_id = COALESCE(u.schedule_version_id, c.schedule_version_id),
                    application_version_id = COALESCE(u.application_version_id, c.application_version_id)
                FROM {SqlServerBulk.Source(WorkRows.CycleChanges)}
                INNER LOOP JOIN cycles AS c WITH (ROWLOCK) ON c.instance_id = u.instance_id
                """,
            UpdateApplications = $"""
                {Counted}UPDATE a
                SET stage = COALESCE(u.stage {Bytewise}, a.stage), final_state = COALESCE(u.final_state {Bytewise}, a.final_state),
                    committee = COALESCE(u.committee {Bytewise}, a.committee), data = COALESCE(u.data {Bytewise}, a.data),
                    accepted_at = COALESCE(u.accepted_at, a.accepted_at), updated_at = u.at
                FROM {SqlServerBulk.Source(WorkRows.ApplicationChanges)}
                INNER LOOP JOIN applications AS a WITH (ROWLOCK) ON a.instance_id = u.instance_id
                """,
            StoreOutboxResults = $"""
                UPDATE o
                SET state = u.state, last_error = u.error,
                    not_before = CASE WHEN u.state = 0 THEN u.at ELSE o.not_before END,
                    sent_at = CASE WHEN u.state = 1 THEN u.at END
                FROM {SqlServerBulk.Source(WorkRows.OutboxResults)}
                INNER LOOP JOIN outbox AS o WITH (ROWLOCK) ON o.id = u.id AND o.attempts = u.attempts AND o.state = 0
                """,
            AdvanceFanouts = $"""
                {Counted}UPDATE f SET [cursor] = u.[cursor], done_at = u.done_at
                FROM {SqlServerBulk.Source(WorkRows.FanoutProgress)}
                INNER LOOP JOIN fanouts AS f WITH (ROWLOCK) ON f.id = u.id
                """,
            InsertInstances = Insert("instances", WorkRows.Instances),
            InsertCycles = Insert("cycles", WorkRows.Cycles),
            InsertApplications = Insert("applications", WorkRows.Applications),
            InsertDeadlines = Insert("deadlines", WorkRows.Deadlines),
            DeleteWaits = $"""
                DELETE w
                FROM {SqlServerBulk.Source(WorkRows.Waits)}
                INNER LOOP JOIN waits AS w WITH (ROWLOCK) ON w.[key] = CONVERT(nvarchar(64), u.[key]) {Bytewise}
                    AND w.instance_id = u.instance_id
                """,
            InsertWaits = Insert("waits", WorkRows.Waits),
            InsertJournal = Insert("journal", WorkRows.Journal),
            InsertOutbox = InsertUnlessKeyExists("outbox", WorkRows.Outbox),
            InsertFanouts = Insert("fanouts", WorkRows.Fanouts),
            InsertNotices = InsertUnlessKeyExists("pending_notices", WorkRows.Notices),
        };

    /// <inheritdoc/>
    public void AddRows<TRow>(DbBatchCommand command, BulkRows<TRow> rows, IReadOnlyList<TRow> values) =>
        ((SqlBatchCommand)command).Parameters.Add(SqlServerParameters.Rows(rows, values));

    /// <inheritdoc/>
    public string? ViolatedIndex(Exception exception) =>
        ExceptionChain
            .Of(exception)
            .OfType<SqlException>()
            .FirstOrDefault(fault => fault.Number is UniqueIndexViolated or UniqueConstraintViolated)
            is { } violation
            ? IndexIn(violation.Message)
            : null;

    /// <summary>The index that a message names, in whatever language and quotes; ours begin alike.</summary>
    internal static string IndexIn(string message) =>
        IndexName().Match(message) is { Success: true } name ? name.Value : "?";

    private static string Insert<TRow>(string table, BulkRows<TRow> rows) =>
        $"INSERT INTO {table} ({SqlServerBulk.Names(rows)}) SELECT {SqlServerBulk.Names(rows)} FROM {SqlServerBulk.Source(rows)}";

    private static string InsertUnlessKeyExists<TRow>(string table, BulkRows<TRow> rows) =>
        $"""
            {Insert(table, rows)}
            WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WITH (UPDLOCK, HOLDLOCK, FORCESEEK)
                WHERE t.[key] = CONVERT(nvarchar(200), u.[key]) {Bytewise})
            """;

    [GeneratedRegex("(ux|pk)_[a-z0-9_]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IndexName();
}
