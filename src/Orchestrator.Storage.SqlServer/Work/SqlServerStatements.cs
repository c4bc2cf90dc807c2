using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.SqlServer.Work;

/// <summary>
/// The statements that claim, lock and read on SQL Server. <c>@now</c> is the virtual clock; where it is null the
/// database's own is used. Tests read each one with Microsoft's parser.
/// </summary>
/// <remarks>
/// <para>A claim takes its rows in the order of an index that serves it whole, so that no row is locked that it does
/// not return. It skips locked rows; with
/// READ_COMMITTED_SNAPSHOT on, that is defined only beside READCOMMITTEDLOCK.</para>
/// <para>Rows that a list names are locked one by one, in the order of their keys, through the key's own index:
/// <c>LOOP JOIN</c> from the sorted list and <c>FORCESEEK</c>,
/// whatever the optimiser thinks of small tables. A scan would lock rows of others.</para>
/// </remarks>
internal static class SqlServerStatements
{
    /// <summary>Texts of a JSON document have the database's collation; our columns compare byte by byte.</summary>
    internal const string Bytewise = "COLLATE Latin1_General_100_BIN2";

    private const string InstanceColumns =
        "i.id, i.definition_version_id, i.cycle_id, i.kind, i.status, i.sub_status, i.state, i.revision";

    private const string ArrivalColumns =
        "a.id, a.portal, a.idempotency_key, a.body_hash, a.received_at, a.target, a.target_id, a.stimulus, "
        + "a.payload, a.actor, a.state, a.answer_status, a.answer_body, a.answered_at";

    private const string OutboxColumns =
        "o.id, o.kind, o.[key], o.instance_id, o.destination, o.payload, o.created_at, o.not_before, "
        + "o.attempts, o.state, o.last_error, o.sent_at";

    private const string Claimed = "WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK)";

    private const string ClaimedByKey = "WITH (UPDLOCK, READPAST, ROWLOCK, READCOMMITTEDLOCK, FORCESEEK)";

    private const string LockedByKey = "WITH (UPDLOCK, ROWLOCK, FORCESEEK)";

    // TOP keeps the order: the locks of a join from here are taken in it.
    private const string SortedIds =
        "(SELECT DISTINCT TOP (2147483647) CONVERT(bigint, [value]) AS id FROM OPENJSON(@ids) ORDER BY id) AS k";

    private const string SortedKeys =
        $"(SELECT DISTINCT TOP (2147483647) CONVERT(nvarchar(64), [value]) {Bytewise} AS person_key FROM "
        + "OPENJSON(@keys) ORDER BY person_key) AS k";

    /// <summary>First id of a new block of <see cref="IdBlock.Size"/>.</summary>
    public const string NextIds = $"SELECT NEXT VALUE FOR {IdBlock.Sequence}";

    /// <summary>The clock that judges; UTC.</summary>
    public const string Clock = "SELECT SYSUTCDATETIME()";

    /// <summary>Whether readers see the last commit instead of waiting for writers; claims rest on it.</summary>
    public const string IsSnapshotOn =
        "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";

    /// <summary>Turns that on; ends every other transaction of the database.</summary>
    public const string TurnSnapshotOn =
        "ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE";

    /// <summary>Major version, edition (5 and 8 are Azure's, which have no version of their own) and compatibility level.</summary>
    public const string Version = """
        SELECT CONVERT(int, SERVERPROPERTY('ProductMajorVersion')), CONVERT(int, SERVERPROPERTY('EngineEdition')),
            CONVERT(int, compatibility_level)
        FROM sys.databases WHERE database_id = DB_ID()
        """;

    /// <summary>A text column of ours that does not compare byte by byte: its table, its name, its collation.</summary>
    public const string OtherCollation = $"""
        SELECT TOP (1) t.name, c.name, c.collation_name
        FROM sys.columns AS c INNER JOIN sys.tables AS t ON t.object_id = c.object_id
        WHERE t.schema_id = SCHEMA_ID() AND t.name {Bytewise} IN (SELECT [value] {Bytewise}
            FROM OPENJSON(@tables)) AND c.collation_name <> N'Latin1_General_100_BIN2'
        ORDER BY t.name, c.name
        """;

    /// <summary>The barrier: arrivals hold the lock shared until they are committed.</summary>
    public const string PassBarrier = """
        SET XACT_ABORT ON;
        DECLARE @result int;
        BEGIN TRANSACTION;
        EXEC @result = sp_getapplock @Resource = N'orchestrator.arrivals', @LockMode = N'Exclusive',
            @LockOwner = N'Transaction', @LockTimeout = -1;
        IF @result < 0 THROW 51000, N'The lock of the arrivals was not given.', 1;
        SELECT SYSUTCDATETIME();
        COMMIT TRANSACTION;
        """;

    /// <summary>The first of each kind, by the index that begins with it.</summary>
    public const string NextDue = """
        SELECT MIN(d.due_at)
        FROM (VALUES (CONVERT(smallint, 0)), (CONVERT(smallint, 1)), (CONVERT(smallint, 2)), (CONVERT(smallint, 3)),
            (CONVERT(smallint, 4))) AS k(kind)
        CROSS APPLY (SELECT TOP (1) due_at FROM deadlines WHERE state = 0 AND kind = k.kind ORDER BY due_at) AS d
        """;

    /// <summary>
    /// Columns as in <see cref="Storage.Work.LookRow"/> reads them: <c>@swept</c> what was swept, <c>@aside</c> ids
    /// set aside as a JSON array.
    /// </summary>
    public const string Look = """
        SELECT COALESCE(@now, SYSUTCDATETIME()),
            (SELECT MIN(d.due_at) FROM (VALUES (CAST(0 AS smallint)), (CAST(1 AS smallint)), (CAST(2 AS smallint)),
                (CAST(3 AS smallint))) AS k(kind)
                CROSS APPLY (SELECT TOP (1) due_at FROM deadlines WHERE state = 0 AND kind = k.kind
                    AND due_at > @swept ORDER BY due_at) AS d),
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

    /// <summary>
    /// <c>@kind</c>, <c>@horizon</c> (inclusive), <c>@max</c>. Leaves one whose instance has an arrival stamped in time
    /// (D2).
    /// </summary>
    public const string ClaimDueDeadlines = $"""
        SELECT TOP (@max) d.id, d.activity_instance_id, d.name, d.kind, d.due_at, {InstanceColumns}
        FROM deadlines AS d {ClaimedByKey}
        INNER JOIN instances AS i {ClaimedByKey} ON i.id = d.instance_id
        WHERE d.state = 0 AND d.kind = @kind AND d.due_at <= @horizon
          AND NOT EXISTS (SELECT 1 FROM arrivals AS a WHERE a.state = 0 AND a.target_id = d.instance_id AND a.received_at < d.due_at)
        ORDER BY d.due_at, d.id
        OPTION (LOOP JOIN, FORCE ORDER)
        """;

    /// <summary><c>@ids</c>, a JSON array; in id order, without a lock.</summary>
    public const string ReadInstances =
        $"SELECT {InstanceColumns} FROM {SortedIds} INNER LOOP JOIN instances AS i WITH (FORCESEEK) ON i.id = k.id ORDER BY i.id";

    /// <summary><c>@ids</c>, a JSON array; locked in id order, waiting for whoever holds one.</summary>
    public const string LockInstances =
        $"SELECT {InstanceColumns} FROM {SortedIds} INNER LOOP JOIN instances AS i {LockedByKey} ON i.id = k.id ORDER BY i.id";

    /// <summary>Finds them without a lock and locks them by their key, as every other lock on instances is taken.</summary>
    public const string LockCycle = $"""
        SELECT COUNT_BIG(*), SUM(CONVERT(bigint, i.revision))
        FROM (SELECT TOP (2147483647) id FROM instances WHERE cycle_id = @cycle AND status = 0 ORDER BY id) AS k
        INNER LOOP JOIN instances AS i {LockedByKey} ON i.id = k.id
        WHERE i.status = 0
        """;

    /// <summary>
    /// <c>@keys</c>, a JSON array of person keys; makes the rows that are missing and locks all in their order.
    /// </summary>
    public const string LockApplicants = $"""
        INSERT INTO applicants (person_key, first_seen_at)
        SELECT k.person_key, COALESCE(@now, SYSUTCDATETIME()) FROM {SortedKeys}
        WHERE NOT EXISTS (SELECT 1 FROM applicants AS p WITH (UPDLOCK, HOLDLOCK, FORCESEEK) WHERE p.person_key = k.person_key);
        SELECT p.person_key FROM {SortedKeys}
            INNER LOOP JOIN applicants AS p {LockedByKey} ON p.person_key = k.person_key ORDER BY p.person_key;
        """;

    /// <summary>
    /// <c>@ids</c>, a JSON array; only the pending ones, in the order of their stamps, without what is locked.
    /// </summary>
    public const string ClaimArrivalsById =
        $"SELECT {ArrivalColumns} FROM {SortedIds} INNER LOOP JOIN arrivals AS a {ClaimedByKey} ON a.id = "
        + "k.id WHERE a.state = 0 ORDER BY a.received_at, a.id";

    /// <summary>
    /// <c>@before</c> exclusive: stamped before, <c>@max</c>; the oldest stamps first, without what is locked.
    /// </summary>
    public const string ClaimPendingArrivals =
        $"SELECT TOP (@max) {ArrivalColumns} FROM arrivals AS a {ClaimedByKey} WHERE a.state = 0 AND "
        + "a.received_at < @before ORDER BY a.received_at, a.id";

    /// <summary>One kind at a time: the index gives the order, and no more rows are locked than are returned.</summary>
    public const string ClaimOutbox = $"""
        SELECT TOP (@max) {OutboxColumns} FROM outbox AS o {ClaimedByKey}
        WHERE o.state = 0 AND o.kind = @kind AND o.not_before <= COALESCE(@now, SYSUTCDATETIME()) ORDER BY o.not_before, o.id
        """;

    /// <summary>One kind at a time, as <see cref="ClaimOutbox"/>.</summary>
    public const string LeaseOutbox = $"""
        DECLARE @at datetime2 = COALESCE(@now, SYSUTCDATETIME());
        WITH o AS (
            SELECT TOP (@max) * FROM outbox {Claimed}
            WHERE state = 0 AND kind = @kind AND not_before <= @at ORDER BY not_before, id
        )
        UPDATE o SET attempts = o.attempts + 1, not_before = DATEADD(millisecond, @lease, @at)
        OUTPUT inserted.id, inserted.kind, inserted.[key], inserted.instance_id, inserted.destination,
            inserted.payload, inserted.created_at,
               inserted.not_before, inserted.attempts, inserted.state, inserted.last_error, inserted.sent_at;
        """;

    /// <summary>The oldest unfinished fan-out that nobody has locked.</summary>
    public const string ClaimFanout =
        "SELECT TOP (1) f.id, f.cycle_id, f.stimulus, f.payload, f.at, f.[cursor], f.until, f.done_at FROM "
        + $"fanouts AS f {Claimed} WHERE f.done_at IS NULL ORDER BY f.id";

    /// <summary>
    /// <c>@cycle</c>, <c>@cursor</c> (exclusive), <c>@until</c> (inclusive), <c>@max</c>; running applications alone.
    /// </summary>
    public const string FanoutTargets =
        "SELECT TOP (@max) i.id FROM instances AS i WHERE i.cycle_id = @cycle AND i.kind = 1 AND i.status = "
        + "0 AND i.id > @cursor AND i.id <= @until ORDER BY i.id";

    /// <summary>
    /// One stamp for all, under the barrier's shared lock; a key that exists keeps its row. Returns a row per arrival,
    /// in order.
    /// </summary>
    public static readonly string StampArrivals = $"""
        SET XACT_ABORT ON;
        DECLARE @result int;
        BEGIN TRANSACTION;
        EXEC @result = sp_getapplock @Resource = N'orchestrator.arrivals', @LockMode = N'Shared',
            @LockOwner = N'Transaction', @LockTimeout = -1;
        IF @result < 0 THROW 51000, N'The lock of the arrivals was not given.', 1;
        INSERT INTO arrivals ({SqlServerBulk.Names(WorkRows.Arrivals)}, received_at, state)
        SELECT {SqlServerBulk.Names(WorkRows.Arrivals)}, COALESCE(@now, SYSUTCDATETIME()), 0
        FROM (
            SELECT u.*, ROW_NUMBER() OVER (PARTITION BY u.portal {Bytewise}, u.idempotency_key {Bytewise} ORDER BY u.id) AS nth
            FROM {SqlServerBulk.Source(WorkRows.Arrivals)}
        ) AS n
        WHERE n.nth = 1 AND NOT EXISTS (
            SELECT 1 FROM arrivals AS a WITH (UPDLOCK, HOLDLOCK, FORCESEEK)
            WHERE a.portal = CONVERT(nvarchar(64), n.portal) {Bytewise}
                AND a.idempotency_key = CONVERT(nvarchar(128), n.idempotency_key) {Bytewise});
        SELECT a.id, a.received_at, a.state, a.answer_status, a.answer_body, a.body_hash
        FROM {SqlServerBulk.Source(WorkRows.Arrivals)}
        INNER LOOP JOIN arrivals AS a WITH (FORCESEEK) ON a.portal = CONVERT(nvarchar(64), u.portal) {Bytewise}
            AND a.idempotency_key = CONVERT(nvarchar(128), u.idempotency_key) {Bytewise}
        ORDER BY u.id;
        COMMIT TRANSACTION;
        """;
}
