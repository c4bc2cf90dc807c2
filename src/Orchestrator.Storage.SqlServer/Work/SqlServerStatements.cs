using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>Every statement of the hot paths. <c>@now</c> is the virtual clock; where it is null the database's own is used. A test parses each one with Microsoft's parser.</summary>
internal static class SqlServerStatements
{
    private const string InstanceColumns = "i.id, i.definition_version_id, i.cycle_id, i.kind, i.status, i.sub_status, i.state, i.revision";

    private const string ArrivalColumns =
        "a.id, a.portal, a.idempotency_key, a.body_hash, a.received_at, a.target, a.target_id, a.stimulus, a.payload, a.actor, a.state, a.answer_status, a.answer_body, a.answered_at";

    private const string OutboxColumns =
        "o.id, o.kind, o.[key], o.instance_id, o.destination, o.payload, o.created_at, o.not_before, o.attempts, o.state, o.last_error, o.sent_at";

    private const string Ids = "SELECT CONVERT(bigint, [value]) FROM OPENJSON(@ids)";

    private const string Kinds = "SELECT CONVERT(smallint, [value]) FROM OPENJSON(@kinds)";

    // Texts of a JSON document have the database's collation; our columns compare byte by byte.
    private const string Bytewise = "COLLATE Latin1_General_100_BIN2";

    private const string SameDeadline =
        $"d.state = 0 AND d.instance_id = u.instance_id AND d.activity_instance_id = CONVERT(nvarchar(64), u.activity_instance_id) {Bytewise} AND d.name = CONVERT(nvarchar(64), u.name) {Bytewise}";

    public const string NextIds = $"SELECT NEXT VALUE FOR {IdBlock.Sequence}";

    public const string Clock = "SELECT SYSUTCDATETIME()";

    public const string IsSnapshotOn = "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";

    public const string TurnSnapshotOn = "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE";

    /// <summary>The barrier: arrivals hold the lock shared until they are committed.</summary>
    public const string PassBarrier =
        """
        SET XACT_ABORT ON;
        DECLARE @result int;
        BEGIN TRANSACTION;
        EXEC @result = sp_getapplock @Resource = N'orchestrator.arrivals', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = -1;
        IF @result < 0 THROW 51000, N'The lock of the arrivals was not given.', 1;
        SELECT SYSUTCDATETIME();
        COMMIT TRANSACTION;
        """;

    public const string NextDue = "SELECT MIN(due_at) FROM deadlines WHERE state = 0";

    /// <summary>Columns as in <see cref="Storage.Work.LookRow"/> reads them: <c>@swept</c> what was swept, <c>@aside</c> ids set aside as a JSON array.</summary>
    public const string Look =
        """
        SELECT COALESCE(@now, SYSUTCDATETIME()),
            (SELECT MIN(d.due_at) FROM (VALUES (CAST(0 AS smallint)), (CAST(1 AS smallint)), (CAST(2 AS smallint)), (CAST(3 AS smallint))) AS k(kind)
                CROSS APPLY (SELECT TOP (1) due_at FROM deadlines WHERE state = 0 AND kind = k.kind AND due_at > @swept ORDER BY due_at) AS d),
            (SELECT TOP (1) due_at FROM deadlines WHERE state = 0 AND kind = 4 AND due_at > @swept ORDER BY due_at),
            CAST(CASE WHEN EXISTS (SELECT 1 FROM deadlines WHERE state = 0 AND kind IN (0, 1, 2, 3, 4) AND due_at <= @swept
                AND id NOT IN (SELECT CAST(value AS bigint) FROM OPENJSON(@aside))) THEN 1 ELSE 0 END AS bit),
            (SELECT TOP (1) not_before FROM outbox WHERE state = 0 AND kind = 0 ORDER BY not_before),
            (SELECT TOP (1) not_before FROM outbox WHERE state = 0 AND kind = 1 ORDER BY not_before),
            (SELECT MIN(o.not_before) FROM (VALUES (CAST(2 AS smallint)), (CAST(4 AS smallint))) AS k(kind)
                CROSS APPLY (SELECT TOP (1) not_before FROM outbox WHERE state = 0 AND kind = k.kind ORDER BY not_before) AS o),
            (SELECT TOP (1) not_before FROM outbox WHERE state = 0 AND kind = 5 ORDER BY not_before),
            CAST(CASE WHEN EXISTS (SELECT 1 FROM fanouts WHERE done_at IS NULL) THEN 1 ELSE 0 END AS bit),
            (SELECT TOP (1) received_at FROM arrivals WHERE state = 0 ORDER BY received_at),
            (SELECT STRING_AGG(CAST(name AS nvarchar(max)), N',') FROM settings WHERE name LIKE N'jobs.paused.%')
        """;

    public const string ClaimDueDeadlines =
        $"""
        SELECT TOP (@max) d.id, d.activity_instance_id, d.name, d.kind, d.due_at, {InstanceColumns}
        FROM deadlines AS d WITH (UPDLOCK, READPAST, ROWLOCK)
        INNER JOIN instances AS i WITH (UPDLOCK, READPAST, ROWLOCK) ON i.id = d.instance_id
        WHERE d.state = 0 AND d.kind = @kind AND d.due_at <= @horizon
          AND NOT EXISTS (SELECT 1 FROM arrivals AS a WHERE a.state = 0 AND a.target_id = d.instance_id AND a.received_at < d.due_at)
        ORDER BY d.due_at, d.id
        OPTION (LOOP JOIN, FORCE ORDER)
        """;

    public const string ReadInstances = $"SELECT {InstanceColumns} FROM instances AS i WHERE i.id IN ({Ids}) ORDER BY i.id";

    public const string LockInstances = $"SELECT {InstanceColumns} FROM instances AS i WITH (UPDLOCK, ROWLOCK) WHERE i.id IN ({Ids}) ORDER BY i.id";

    /// <summary>Reads the revision, so that the row itself is locked and not only its place in an index.</summary>
    public const string LockCycle =
        "SELECT COUNT_BIG(*), SUM(CONVERT(bigint, locked.revision)) FROM (SELECT TOP (2147483647) i.id, i.revision FROM instances AS i WITH (UPDLOCK, ROWLOCK) WHERE i.cycle_id = @cycle AND i.status = 0 ORDER BY i.id) AS locked";

    public const string LockApplicants =
        $"""
        INSERT INTO applicants (person_key, first_seen_at)
        SELECT DISTINCT k.[value] {Bytewise}, COALESCE(@now, SYSUTCDATETIME()) FROM OPENJSON(@keys) AS k
        WHERE NOT EXISTS (SELECT 1 FROM applicants AS p WITH (UPDLOCK, HOLDLOCK) WHERE p.person_key = CONVERT(nvarchar(64), k.[value]) {Bytewise});
        SELECT p.person_key FROM applicants AS p WITH (UPDLOCK, ROWLOCK)
        WHERE p.person_key IN (SELECT CONVERT(nvarchar(64), [value]) {Bytewise} FROM OPENJSON(@keys)) ORDER BY p.person_key;
        """;

    public const string ClaimArrivalsById =
        $"SELECT {ArrivalColumns} FROM arrivals AS a WITH (UPDLOCK, READPAST, ROWLOCK) WHERE a.id IN ({Ids}) AND a.state = 0 ORDER BY a.received_at, a.id";

    public const string ClaimPendingArrivals =
        $"SELECT TOP (@max) {ArrivalColumns} FROM arrivals AS a WITH (UPDLOCK, READPAST, ROWLOCK) WHERE a.state = 0 AND a.received_at < @before ORDER BY a.received_at, a.id";

    public const string ClaimOutbox =
        $"""
        SELECT TOP (@max) {OutboxColumns} FROM outbox AS o WITH (UPDLOCK, READPAST, ROWLOCK)
        WHERE o.state = 0 AND o.kind IN ({Kinds}) AND o.not_before <= COALESCE(@now, SYSUTCDATETIME()) ORDER BY o.not_before, o.id
        """;

    public const string LeaseOutbox =
        $"""
        DECLARE @at datetime2 = COALESCE(@now, SYSUTCDATETIME());
        WITH o AS (
            SELECT TOP (@max) * FROM outbox WITH (UPDLOCK, READPAST, ROWLOCK)
            WHERE state = 0 AND kind IN ({Kinds}) AND not_before <= @at ORDER BY not_before, id
        )
        UPDATE o SET attempts = o.attempts + 1, not_before = DATEADD(millisecond, @lease, @at)
        OUTPUT inserted.id, inserted.kind, inserted.[key], inserted.instance_id, inserted.destination, inserted.payload, inserted.created_at,
               inserted.not_before, inserted.attempts, inserted.state, inserted.last_error, inserted.sent_at;
        """;

    public const string ClaimFanout =
        "SELECT TOP (1) f.id, f.cycle_id, f.stimulus, f.payload, f.at, f.[cursor], f.until, f.done_at FROM fanouts AS f WITH (UPDLOCK, READPAST, ROWLOCK) WHERE f.done_at IS NULL ORDER BY f.id";

    public const string FanoutTargets =
        "SELECT TOP (@max) i.id FROM instances AS i WHERE i.cycle_id = @cycle AND i.kind = 1 AND i.status = 0 AND i.id > @cursor AND i.id <= @until ORDER BY i.id";

    public static readonly string StampArrivals =
        $"""
        SET XACT_ABORT ON;
        DECLARE @result int;
        BEGIN TRANSACTION;
        EXEC @result = sp_getapplock @Resource = N'orchestrator.arrivals', @LockMode = N'Shared', @LockOwner = N'Transaction', @LockTimeout = -1;
        IF @result < 0 THROW 51000, N'The lock of the arrivals was not given.', 1;
        INSERT INTO arrivals ({SqlServerBulk.Names(WorkRows.Arrivals)}, received_at, state)
        SELECT {SqlServerBulk.Names(WorkRows.Arrivals)}, COALESCE(@now, SYSUTCDATETIME()), 0
        FROM (
            SELECT u.*, ROW_NUMBER() OVER (PARTITION BY u.portal {Bytewise}, u.idempotency_key {Bytewise} ORDER BY u.id) AS nth
            FROM {SqlServerBulk.Source(WorkRows.Arrivals)}
        ) AS n
        WHERE n.nth = 1 AND NOT EXISTS (
            SELECT 1 FROM arrivals AS a WITH (UPDLOCK, HOLDLOCK)
            WHERE a.portal = CONVERT(nvarchar(64), n.portal) {Bytewise} AND a.idempotency_key = CONVERT(nvarchar(128), n.idempotency_key) {Bytewise});
        SELECT a.id, a.received_at, a.state, a.answer_status, a.answer_body, a.body_hash
        FROM {SqlServerBulk.Source(WorkRows.Arrivals)}
        INNER JOIN arrivals AS a ON a.portal = CONVERT(nvarchar(64), u.portal) {Bytewise} AND a.idempotency_key = CONVERT(nvarchar(128), u.idempotency_key) {Bytewise}
        ORDER BY u.id;
        COMMIT TRANSACTION;
        """;

    public static readonly string ChooseCommittees =
        $"""
        INSERT INTO committee_choices ({SqlServerBulk.Names(WorkRows.CommitteeChoices)})
        SELECT {SqlServerBulk.Names(WorkRows.CommitteeChoices)}
        FROM (
            SELECT u.*, ROW_NUMBER() OVER (PARTITION BY u.cycle_id, u.employer {Bytewise}, u.series {Bytewise}, u.specialty {Bytewise}, u.level {Bytewise} ORDER BY u.id) AS nth
            FROM {SqlServerBulk.Source(WorkRows.CommitteeChoices)}
        ) AS n
        WHERE n.nth = 1 AND NOT EXISTS (SELECT 1 FROM committee_choices AS c WITH (UPDLOCK, HOLDLOCK) WHERE {SameChoice("n")});
        SELECT c.committee
        FROM {SqlServerBulk.Source(WorkRows.CommitteeChoices)}
        INNER JOIN committee_choices AS c ON {SameChoice("u")}
        ORDER BY u.id;
        """;

    public static readonly string InsertCycles = Insert("cycles", WorkRows.Cycles);

    public static readonly string InsertInstances = Insert("instances", WorkRows.Instances);

    public static readonly string InsertApplications = Insert("applications", WorkRows.Applications);

    public static readonly string InsertDeadlines = Insert("deadlines", WorkRows.Deadlines);

    public static readonly string InsertJournal = Insert("journal", WorkRows.Journal);

    public static readonly string InsertOutbox = InsertUnlessKeyExists("outbox", WorkRows.Outbox);

    public static readonly string InsertFanouts = Insert("fanouts", WorkRows.Fanouts);

    public static readonly string InsertNotices = InsertUnlessKeyExists("pending_notices", WorkRows.Notices);

    public static readonly string UpdateInstances =
        $"""
        UPDATE i
        SET status = u.status, sub_status = u.sub_status, state = u.state, revision = i.revision + 1, updated_at = u.at,
            definition_version_id = COALESCE(u.definition_version_id, i.definition_version_id),
            finished_at = CASE WHEN u.status = 1 THEN u.at END
        FROM instances AS i
        INNER JOIN {SqlServerBulk.Source(WorkRows.InstanceChanges)} ON i.id = u.id AND i.revision = u.revision
        """;

    public static readonly string UpdateCycles =
        $"""
        UPDATE c
        SET anchors = COALESCE(u.anchors, c.anchors), overrides = COALESCE(u.overrides, c.overrides), stage = COALESCE(u.stage {Bytewise}, c.stage), status = COALESCE(u.status, c.status),
            calendar_version = COALESCE(u.calendar_version {Bytewise}, c.calendar_version), schedule_version_id = COALESCE(u.schedule_version_id, c.schedule_version_id),
            application_version_id = COALESCE(u.application_version_id, c.application_version_id)
        FROM cycles AS c
        INNER JOIN {SqlServerBulk.Source(WorkRows.CycleChanges)} ON c.instance_id = u.instance_id
        """;

    public static readonly string UpdateApplications =
        $"""
        UPDATE a
        SET stage = COALESCE(u.stage {Bytewise}, a.stage), final_state = COALESCE(u.final_state {Bytewise}, a.final_state),
            committee = COALESCE(u.committee {Bytewise}, a.committee), data = COALESCE(u.data, a.data), updated_at = u.at
        FROM applications AS a
        INNER JOIN {SqlServerBulk.Source(WorkRows.ApplicationChanges)} ON a.instance_id = u.instance_id
        """;

    public static readonly string CloseDeadlines =
        $"""
        UPDATE d
        SET state = u.state, decided_at = u.decided_at, decided_by = u.decided_by, lateness_ms = DATEDIFF_BIG(millisecond, d.due_at, u.decided_at)
        FROM deadlines AS d
        INNER JOIN {SqlServerBulk.Source(WorkRows.DeadlineClosings)} ON {SameDeadline}
        """;

    public static readonly string LogMoves =
        $"""
        INSERT INTO deadline_moves (id, deadline_id, instance_id, move_id, at, old_due_at, old_due_date, new_due_at, new_due_date, reason, approved_by)
        SELECT u.log_id, d.id, d.instance_id, u.move_id, u.at, d.due_at, d.due_date, u.due_at, u.due_date, u.reason, u.approved_by
        FROM deadlines AS d
        INNER JOIN {SqlServerBulk.Source(WorkRows.DeadlineRedatings)} ON {SameDeadline}
        WHERE d.due_at <> u.due_at
        """;

    public static readonly string MoveDeadlines =
        $"""
        UPDATE d
        SET due_at = u.due_at, due_date = u.due_date, provisional = u.provisional, calendar_version = u.calendar_version, basis = u.basis,
            rules = COALESCE(u.rules, d.rules)
        FROM deadlines AS d
        INNER JOIN {SqlServerBulk.Source(WorkRows.DeadlineRedatings)} ON {SameDeadline}
        """;

    public static readonly string AnswerArrivals =
        $"""
        UPDATE a
        SET state = 1, answer_status = u.status, answer_body = u.body, answered_at = u.at
        FROM arrivals AS a
        INNER JOIN {SqlServerBulk.Source(WorkRows.Answers)} ON a.id = u.id AND a.state = 0
        """;

    public static readonly string StoreOutboxResults =
        $"""
        UPDATE o
        SET state = u.state, last_error = u.error,
            not_before = CASE WHEN u.state = 0 THEN u.at ELSE o.not_before END,
            sent_at = CASE WHEN u.state = 1 THEN u.at END
        FROM outbox AS o
        INNER JOIN {SqlServerBulk.Source(WorkRows.OutboxResults)} ON o.id = u.id AND o.attempts = u.attempts AND o.state = 0
        """;

    public static readonly string AdvanceFanouts =
        $"UPDATE f SET [cursor] = u.[cursor], done_at = u.done_at FROM fanouts AS f INNER JOIN {SqlServerBulk.Source(WorkRows.FanoutProgress)} ON f.id = u.id";

    private static string SameChoice(string rows) =>
        $"""
        c.cycle_id = {rows}.cycle_id AND c.employer = CONVERT(nvarchar(64), {rows}.employer) {Bytewise} AND c.series = CONVERT(nvarchar(64), {rows}.series) {Bytewise}
            AND c.specialty = CONVERT(nvarchar(64), {rows}.specialty) {Bytewise} AND c.level = CONVERT(nvarchar(32), {rows}.level) {Bytewise}
        """;

    private static string Insert<TRow>(string table, BulkRows<TRow> rows) =>
        $"INSERT INTO {table} ({SqlServerBulk.Names(rows)}) SELECT {SqlServerBulk.Names(rows)} FROM {SqlServerBulk.Source(rows)}";

    private static string InsertUnlessKeyExists<TRow>(string table, BulkRows<TRow> rows) =>
        $"{Insert(table, rows)} WHERE NOT EXISTS (SELECT 1 FROM {table} AS t WITH (UPDLOCK, HOLDLOCK) WHERE t.[key] = CONVERT(nvarchar(200), u.[key]) {Bytewise})";
}
