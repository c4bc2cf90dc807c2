using Orchestrator.Storage.Model;
using Orchestrator.Storage.Work.Bulk;

namespace Orchestrator.Storage.PostgreSql.Work;

/// <summary>
/// Every statement of the hot paths. <c>$n</c> of a claim that may be null is the virtual clock; the database's own
/// is used then.
/// </summary>
internal static class PostgreSqlStatements
{
    private const string InstanceColumns =
        "i.id, i.definition_version_id, i.cycle_id, i.kind, i.status, i.sub_status, i.state, i.revision";

    private const string ArrivalColumns =
        "a.id, a.portal, a.idempotency_key, a.body_hash, a.received_at, a.target, a.target_id, a.stimulus, "
        + "a.payload, a.actor, a.state, a.answer_status, a.answer_body, a.answered_at";

    private const string OutboxColumns =
        "o.id, o.kind, o.key, o.instance_id, o.destination, o.payload, o.created_at, o.not_before, "
        + "o.attempts, o.state, o.last_error, o.sent_at";

    /// <summary>First id of a new block of <see cref="IdBlock.Size"/>.</summary>
    public const string NextIds = $"SELECT nextval('{IdBlock.Sequence}')";

    /// <summary>The clock that judges: the wall's, not that of the transaction's start.</summary>
    public const string Clock = "SELECT clock_timestamp()";

    /// <summary>The barrier's lock; arrivals take it shared.</summary>
    public const string BarrierShared = "SELECT pg_advisory_xact_lock_shared(4206906832)";

    /// <summary>The same lock alone: had only when every arrival stamped before is committed.</summary>
    public const string BarrierExclusive = "SELECT pg_advisory_xact_lock(4206906832)";

    /// <summary>Due instant of the first armed deadline of any kind; null when none is armed.</summary>
    public const string NextDue =
        "SELECT min(d.due_at) FROM unnest('{0,1,2,3,4}'::smallint[]) AS k(kind) CROSS JOIN LATERAL (SELECT "
        + "due_at FROM deadlines WHERE state = 0 AND kind = k.kind ORDER BY due_at LIMIT 1) AS d";

    /// <summary>
    /// Columns as in <see cref="Storage.Work.LookRow"/> reads them: <c>$1</c> the virtual clock, <c>$2</c> what was
    /// swept, <c>$3</c> ids set aside.
    /// </summary>
    public const string Look = """
        SELECT coalesce($1, clock_timestamp()),
            (SELECT min(d.due_at) FROM unnest('{0,1,2,3}'::smallint[]) AS k(kind)
                CROSS JOIN LATERAL (SELECT due_at FROM deadlines WHERE state = 0 AND kind = k.kind
                    AND due_at > $2 ORDER BY due_at LIMIT 1) AS d),
            (SELECT due_at FROM deadlines WHERE state = 0 AND kind = 4 AND due_at > $2 ORDER BY due_at LIMIT 1),
            EXISTS (SELECT 1 FROM unnest('{0,1,2,3,4}'::smallint[]) AS k(kind)
                CROSS JOIN LATERAL (SELECT 1 FROM deadlines WHERE state = 0 AND kind = k.kind AND due_at <= $2
                    AND id <> ALL($3) LIMIT 1) AS d),
            (SELECT not_before FROM outbox WHERE state = 0 AND kind = 0 ORDER BY not_before LIMIT 1),
            (SELECT not_before FROM outbox WHERE state = 0 AND kind = 1 ORDER BY not_before LIMIT 1),
            (SELECT min(o.not_before) FROM unnest('{2,4}'::smallint[]) AS k(kind)
                CROSS JOIN LATERAL (SELECT not_before FROM outbox WHERE state = 0 AND kind = k.kind ORDER BY not_before LIMIT 1) AS o),
            (SELECT not_before FROM outbox WHERE state = 0 AND kind = 5 ORDER BY not_before LIMIT 1),
            EXISTS (SELECT 1 FROM fanouts WHERE done_at IS NULL),
            (SELECT received_at FROM arrivals WHERE state = 0 ORDER BY received_at LIMIT 1),
            (SELECT string_agg(name, ',') FROM settings WHERE name LIKE 'jobs.paused.%')
        """;

    /// <summary>
    /// <c>$1</c> kind, <c>$2</c> horizon (inclusive), <c>$3</c> most rows. Leaves one whose instance has an arrival
    /// stamped in time (D2).
    /// </summary>
    public const string ClaimDueDeadlines = $"""
        SELECT d.id, d.activity_instance_id, d.name, d.kind, d.due_at, {InstanceColumns}
        FROM deadlines AS d
        JOIN instances AS i ON i.id = d.instance_id
        WHERE d.state = 0 AND d.kind = $1 AND d.due_at <= $2
          AND NOT EXISTS (SELECT 1 FROM arrivals AS a WHERE a.state = 0 AND a.target_id = d.instance_id AND a.received_at < d.due_at)
        ORDER BY d.due_at, d.id
        LIMIT $3
        FOR UPDATE OF d, i SKIP LOCKED
        """;

    /// <summary><c>$1</c> ids; in id order, without a lock.</summary>
    public const string ReadInstances =
        $"SELECT {InstanceColumns} FROM instances AS i WHERE i.id = ANY($1) ORDER BY i.id";

    /// <summary><c>$1</c> ids; locked in id order, waiting for whoever holds one.</summary>
    public const string LockInstances = ReadInstances + " FOR UPDATE";

    /// <summary>In id order, as every other lock on instances is taken.</summary>
    public const string LockCycle =
        "SELECT count(*) FROM (SELECT 1 FROM instances AS i WHERE i.cycle_id = $1 AND i.status = 0 ORDER BY i.id FOR UPDATE) AS locked";

    /// <summary><c>$1</c> person keys, <c>$2</c> the virtual clock; a person who is known is left as is.</summary>
    public const string InsertApplicants =
        "INSERT INTO applicants (person_key, first_seen_at) SELECT k, coalesce($2, statement_timestamp()) "
        + "FROM unnest($1) AS u(k) ORDER BY k ON CONFLICT DO NOTHING";

    /// <summary><c>$1</c> person keys; locked in their order.</summary>
    public const string LockApplicants =
        "SELECT person_key FROM applicants WHERE person_key = ANY($1) ORDER BY person_key FOR UPDATE";

    /// <summary><c>$1</c> ids; only the pending ones, in the order of their stamps, without what is locked.</summary>
    public const string ClaimArrivalsById =
        $"SELECT {ArrivalColumns} FROM arrivals AS a WHERE a.id = ANY($1) AND a.state = 0 ORDER BY "
        + "a.received_at, a.id FOR UPDATE SKIP LOCKED";

    /// <summary>
    /// <c>$1</c> exclusive: stamped before, <c>$2</c> most rows; the oldest stamps first, without what is locked.
    /// </summary>
    public const string ClaimPendingArrivals =
        $"SELECT {ArrivalColumns} FROM arrivals AS a WHERE a.state = 0 AND a.received_at < $1 ORDER BY "
        + "a.received_at, a.id LIMIT $2 FOR UPDATE SKIP LOCKED";

    /// <summary>
    /// <c>$1</c> kinds, <c>$2</c> the virtual clock, <c>$3</c> most rows; what may be sent now, locked by the
    /// transaction.
    /// </summary>
    public const string ClaimOutbox =
        $"SELECT {OutboxColumns} FROM outbox AS o WHERE o.state = 0 AND o.kind = ANY($1) AND o.not_before <= "
        + "coalesce($2, statement_timestamp()) ORDER BY o.not_before, o.id LIMIT $3 FOR UPDATE SKIP LOCKED";

    /// <summary>
    /// As <see cref="ClaimOutbox"/>, but leased for <c>$4</c> instead of locked: one attempt more, and not before its
    /// end.
    /// </summary>
    public const string LeaseOutbox = $"""
        WITH due AS (
            SELECT id FROM outbox WHERE state = 0 AND kind = ANY($1)
                AND not_before <= coalesce($2, statement_timestamp()) ORDER BY not_before, id LIMIT $3 FOR UPDATE SKIP LOCKED
        ), leased AS (
            UPDATE outbox AS o SET attempts = o.attempts + 1, not_before = coalesce($2,
                statement_timestamp()) + $4 FROM due WHERE o.id = due.id RETURNING {OutboxColumns}
        )
        SELECT {OutboxColumns} FROM leased AS o ORDER BY o.created_at, o.id
        """;

    /// <summary>The oldest unfinished fan-out that nobody has locked.</summary>
    public const string ClaimFanout =
        "SELECT f.id, f.cycle_id, f.stimulus, f.payload, f.at, f.cursor, f.until, f.done_at FROM fanouts AS "
        + "f WHERE f.done_at IS NULL ORDER BY f.id LIMIT 1 FOR UPDATE SKIP LOCKED";

    /// <summary>
    /// <c>$1</c> cycle, <c>$2</c> cursor (exclusive), <c>$3</c> last id (inclusive), <c>$4</c> most rows; running
    /// applications alone.
    /// </summary>
    public const string FanoutTargets =
        "SELECT i.id FROM instances AS i WHERE i.cycle_id = $1 AND i.kind = 1 AND i.status = 0 AND i.id > $2 "
        + "AND i.id <= $3 ORDER BY i.id LIMIT $4";

    /// <summary>
    /// One stamp for all, in the order of their keys: two calls with the same keys wait for each other at the first
    /// and never in a circle. Ids keep the order of the call.
    /// </summary>
    public static readonly string StampArrivals = $"""
        INSERT INTO arrivals ({WorkRows.Arrivals.Names}, received_at, state)
        SELECT u.*, coalesce($10, (SELECT clock_timestamp())), 0 FROM {PostgreSqlBulk.Source(WorkRows.Arrivals)}
        ORDER BY u.portal, u.idempotency_key, u.id
        ON CONFLICT (portal, idempotency_key) DO NOTHING
        """;

    /// <summary><c>$1</c> portals, <c>$2</c> idempotency keys; a row per pair, in the order of the call.</summary>
    public const string ReadStamps = """
        SELECT a.id, a.received_at, a.state, a.answer_status, a.answer_body, a.body_hash
        FROM unnest($1, $2) WITH ORDINALITY AS u(portal, idempotency_key, place)
        JOIN arrivals AS a ON a.portal = u.portal AND a.idempotency_key = u.idempotency_key
        ORDER BY u.place
        """;
}
