using NodaTime;
using Npgsql;

namespace Orchestrator.Engine.Tests.Proof;

/// <summary>Reads a history with statements of its own.</summary>
internal static class HistoryReader
{
    /// <summary>The clock of the record.</summary>
    public static async Task<Instant> ReadClockAsync(NpgsqlDataSource database) =>
        (await RowsAsync(database, "SELECT witness_now()", row => At(row, 0))).Single();

    public static async Task<History> ReadAsync(NpgsqlDataSource database) =>
        new(await ReadClockAsync(database))
        {
            Deadlines = await RowsAsync(
                database,
                "SELECT id, instance_id, activity_instance_id, name, state, due_at FROM deadlines",
                row => new DeadlineFact(
                    row.GetInt64(0),
                    row.GetInt64(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetInt16(4),
                    At(row, 5)
                )
            ),
            Decisions = await RowsAsync(
                database,
                "SELECT deadline_id, state, due_at, at FROM witness ORDER BY place",
                row => new DecisionFact(row.GetInt64(0), row.GetInt16(1), At(row, 2), At(row, 3))
            ),
            Journal = await RowsAsync(
                database,
                "SELECT instance_id, event, activity_instance_id, data FROM journal ORDER BY place",
                row => new JournalFact(row.GetInt64(0), row.GetString(1), Text(row, 2), Text(row, 3))
            ),
            Instances = await RowsAsync(
                database,
                "SELECT id, definition_version_id, status, revision FROM instances",
                row => new InstanceFact(row.GetInt64(0), row.GetInt64(1), row.GetInt16(2), row.GetInt32(3))
            ),
            Messages = await RowsAsync(database, "SELECT key, kind, state FROM outbox", row => new MessageFact(
                row.GetString(0),
                row.GetInt16(1),
                row.GetInt16(2)
            )),
            Arrivals = await RowsAsync(
                database,
                "SELECT idempotency_key, state, answer_status, target_id FROM arrivals",
                row => new ArrivalFact(
                    row.GetString(0),
                    row.GetInt16(1),
                    row.IsDBNull(2) ? null : row.GetInt32(2),
                    row.GetInt64(3)
                )
            ),
            DeadLetters = await RowsAsync(database, "SELECT kind, item_id, name, reason FROM dead_letters", row =>
                $"{row.GetInt16(0)} {row.GetInt64(1)} {row.GetString(2)}: {row.GetString(3)}"
            ),
        };

    private static Instant At(NpgsqlDataReader row, int column) => Instant.FromDateTimeUtc(row.GetDateTime(column));

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataSource database,
        string statement,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var command = database.CreateCommand(statement);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }
}
