using NodaTime;
using Npgsql;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>Lets a database keep its own record of each decision, by a trigger and by a clock that only the test sets.</summary>
internal static class Witness
{
    // Ids are those of a node's block; the place is the order in which the lines of an instance were really written.
    private const string Setup = """
        ALTER TABLE journal ADD COLUMN place bigserial;
        CREATE TABLE witness_clock (now timestamptz NOT NULL);
        INSERT INTO witness_clock VALUES ('-infinity');
        CREATE FUNCTION witness_now() RETURNS timestamptz LANGUAGE sql AS $f$ SELECT CLOCK $f$;
        CREATE TABLE witness (
            place bigserial, deadline_id bigint NOT NULL, state smallint NOT NULL, due_at timestamptz NOT NULL, at timestamptz NOT NULL);
        CREATE FUNCTION witness_decision() RETURNS trigger LANGUAGE plpgsql AS $f$
        BEGIN
            INSERT INTO witness (deadline_id, state, due_at, at) VALUES (NEW.id, NEW.state, NEW.due_at, witness_now());
            RETURN NULL;
        END $f$;
        CREATE TRIGGER decided AFTER UPDATE OF state ON deadlines FOR EACH ROW WHEN (NEW.state <> 0) EXECUTE FUNCTION witness_decision();
        CREATE TRIGGER born_decided AFTER INSERT ON deadlines FOR EACH ROW WHEN (NEW.state <> 0) EXECUTE FUNCTION witness_decision();
        """;

    /// <summary>Begins the record.</summary>
    /// <param name="database">The database, with its tables.</param>
    /// <param name="clock">The clock, as SQL; the one that <see cref="SetClockAsync"/> sets unless said otherwise.</param>
    public static Task CallAsync(NpgsqlDataSource database, string clock = "now FROM witness_clock") =>
        RunAsync(database, Setup.Replace("CLOCK", clock, StringComparison.Ordinal));

    public static async Task SetClockAsync(NpgsqlDataSource database, Instant now)
    {
        await using var command = database.CreateCommand("UPDATE witness_clock SET now = $1");
        command.Parameters.AddWithValue(now.ToDateTimeUtc());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Empties what instances leave behind.</summary>
    public static Task ForgetAsync(NpgsqlDataSource database) =>
        RunAsync(database, "TRUNCATE instances, deadlines, journal, outbox, arrivals, waits, dead_letters, witness");

    private static async Task RunAsync(NpgsqlDataSource database, string statements)
    {
        await using var command = database.CreateCommand(statements);
        await command.ExecuteNonQueryAsync();
    }
}
