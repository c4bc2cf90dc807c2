using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>
/// Writes again what the storm wrote, to copies of the tables as they were before it, with bare statements: what the
/// database gives at most.
/// </summary>
internal sealed class RawReplay(NpgsqlDataSource source)
{
    private sealed record Page(
        long[] Ids,
        long[] DeadlineIds,
        byte[][] States,
        DateTime[] At,
        long[] Applications,
        string?[] Stages,
        string?[] FinalStates,
        List<Array> Journal,
        List<Array> Outbox
    );

    private static readonly (string Name, NpgsqlDbType Type)[] JournalColumns =
    [
        ("id", NpgsqlDbType.Bigint),
        ("instance_id", NpgsqlDbType.Bigint),
        ("at", NpgsqlDbType.TimestampTz),
        ("event", NpgsqlDbType.Text),
        ("node_id", NpgsqlDbType.Text),
        ("activity_instance_id", NpgsqlDbType.Text),
        ("message", NpgsqlDbType.Text),
        ("data", NpgsqlDbType.Text),
    ];

    private static readonly (string Name, NpgsqlDbType Type)[] OutboxColumns =
    [
        ("id", NpgsqlDbType.Bigint),
        ("kind", NpgsqlDbType.Smallint),
        ("key", NpgsqlDbType.Text),
        ("instance_id", NpgsqlDbType.Bigint),
        ("destination", NpgsqlDbType.Text),
        ("payload", NpgsqlDbType.Text),
        ("created_at", NpgsqlDbType.TimestampTz),
        ("not_before", NpgsqlDbType.TimestampTz),
        ("attempts", NpgsqlDbType.Integer),
        ("state", NpgsqlDbType.Smallint),
    ];

    /// <summary>Copies the tables, indexes and all, before the storm.</summary>
    public Task CopyAsync() =>
        ExecuteAsync(
            """
            CREATE TABLE raw_instances (LIKE instances INCLUDING ALL);
            CREATE TABLE raw_deadlines (LIKE deadlines INCLUDING ALL);
            CREATE TABLE raw_applications (LIKE applications INCLUDING ALL);
            CREATE TABLE raw_journal (LIKE journal INCLUDING ALL);
            CREATE TABLE raw_outbox (LIKE outbox INCLUDING ALL);
            INSERT INTO raw_instances SELECT * FROM instances;
            INSERT INTO raw_deadlines SELECT * FROM deadlines;
            INSERT INTO raw_applications SELECT * FROM applications;
            INSERT INTO raw_journal SELECT * FROM journal;
            """
        );

    /// <summary>Replays the storm.</summary>
    /// <returns>Instances a second.</returns>
    public async Task<double> RunAsync(StormOptions options)
    {
        var pages = await ReadAsync(options.Page);
        await ExecuteAsync("VACUUM ANALYZE raw_instances");
        await ExecuteAsync("VACUUM ANALYZE raw_deadlines");
        await ExecuteAsync("VACUUM ANALYZE raw_applications");
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, options.Workers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var connection = await source.OpenConnectionAsync();
                        for (
                            var i = Interlocked.Increment(ref next);
                            i < pages.Count;
                            i = Interlocked.Increment(ref next)
                        )
                        {
                            await WriteAsync(connection, pages[i]);
                        }
                    })
                )
        );
        return pages.Sum(page => page.Ids.Length) / watch.Elapsed.TotalSeconds;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Page page)
    {
        // One implicit transaction, one round trip.
        await using var batch = new NpgsqlBatch(connection);
        Add(
            batch,
            "UPDATE raw_deadlines d SET state = 2, decided_at = u.at, lateness_ms = 1, decided_by = "
                + "'deadline.due' FROM unnest($1, $2) u(id, at) WHERE d.id = u.id AND d.state = 0",
            (NpgsqlDbType.Bigint, page.DeadlineIds),
            (NpgsqlDbType.TimestampTz, page.At)
        );
        Add(
            batch,
            "UPDATE raw_instances i SET state = u.state, revision = i.revision + 1, updated_at = u.at FROM "
                + "unnest($1, $2, $3) u(id, state, at) WHERE i.id = u.id",
            (NpgsqlDbType.Bigint, page.Ids),
            (NpgsqlDbType.Bytea, page.States),
            (NpgsqlDbType.TimestampTz, page.At)
        );
        if (page.Applications.Length > 0)
        {
            Add(
                batch,
                "UPDATE raw_applications a SET stage = u.stage, final_state = u.final_state, updated_at = now() FROM "
                    + "unnest($1, $2, $3) u(id, stage, final_state) WHERE a.instance_id = u.id",
                (NpgsqlDbType.Bigint, page.Applications),
                (NpgsqlDbType.Text, page.Stages),
                (NpgsqlDbType.Text, page.FinalStates)
            );
        }
        AddInsert(batch, "raw_journal", JournalColumns, page.Journal);
        AddInsert(batch, "raw_outbox", OutboxColumns, page.Outbox);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddInsert(
        NpgsqlBatch batch,
        string table,
        (string Name, NpgsqlDbType Type)[] columns,
        List<Array> values
    ) =>
        Add(
            batch,
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(pair => pair.Name))}) SELECT * FROM unnest("
                + $"{string.Join(", ", columns.Select((_, number) => $"${number + 1}"))})",
            [.. columns.Select((pair, number) => (pair.Type, values[number]))]
        );

    private static void Add(NpgsqlBatch batch, string statement, params (NpgsqlDbType Type, Array Values)[] parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var (type, values) in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
        }

        batch.BatchCommands.Add(command);
    }

    private async Task<List<Page>> ReadAsync(int size)
    {
        // The deadlines that the storm decided: armed before it, not armed after it.
        var decided = await QueryAsync(
            """
            SELECT i.id, r.id, i.state, i.updated_at FROM raw_deadlines r
            JOIN deadlines d ON d.id = r.id AND d.state <> 0 JOIN instances i ON i.id = r.instance_id WHERE r.state = 0 ORDER BY i.id
            """,
            reader =>
                (
                    Id: reader.GetInt64(0),
                    Deadline: reader.GetInt64(1),
                    State: reader.GetFieldValue<byte[]>(2),
                    At: reader.GetDateTime(3)
                )
        );
        var lastJournal = (
            await QueryAsync("SELECT coalesce(max(id), 0) FROM raw_journal", reader => reader.GetInt64(0))
        )[0];
        var pages = new List<Page>();
        foreach (var chunk in decided.Chunk(size))
        {
            var ids = chunk.Select(entry => entry.Id).ToArray();
            var applications = await QueryAsync(
                "SELECT a.instance_id, a.stage, a.final_state FROM applications a JOIN raw_applications r ON "
                    + "r.instance_id = a.instance_id WHERE a.instance_id = ANY($1) AND (a.stage, a.final_state) IS "
                    + "DISTINCT FROM (r.stage, r.final_state)",
                reader =>
                    (
                        Id: reader.GetInt64(0),
                        Stage: reader.IsDBNull(1) ? null : reader.GetString(1),
                        Final: reader.IsDBNull(2) ? null : reader.GetString(2)
                    ),
                ids
            );
            pages.Add(
                new Page(
                    ids,
                    [.. chunk.Select(entry => entry.Deadline)],
                    [.. chunk.Select(entry => entry.State)],
                    [.. chunk.Select(entry => entry.At)],
                    [.. applications.Select(entry => entry.Id)],
                    [.. applications.Select(entry => entry.Stage)],
                    [.. applications.Select(entry => entry.Final)],
                    await ColumnsAsync("journal", JournalColumns, ids, "id > $2", lastJournal),
                    await ColumnsAsync("outbox", OutboxColumns, ids, "$2 = $2", 0)
                )
            );
        }

        return pages;
    }

    private async Task<List<Array>> ColumnsAsync(
        string table,
        (string Name, NpgsqlDbType Type)[] columns,
        long[] ids,
        string filter,
        long after
    )
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        var rows = await QueryAsync(
            $"SELECT {names} FROM {table} WHERE instance_id = ANY($1) AND {filter} ORDER BY id",
            reader =>
            {
                var values = new object?[reader.FieldCount];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                }

                return values;
            },
            ids,
            after
        );
        return [.. columns.Select((pair, number) => ToArray(pair.Type, rows, number))];
    }

    private static Array ToArray(NpgsqlDbType type, List<object?[]> rows, int column) =>
        type switch
        {
            NpgsqlDbType.Bigint => rows.ConvertAll(items => (long?)items[column]).ToArray(),
            NpgsqlDbType.Integer => rows.ConvertAll(items => (int?)items[column]).ToArray(),
            NpgsqlDbType.Smallint => rows.ConvertAll(items => (short?)items[column]).ToArray(),
            NpgsqlDbType.TimestampTz => rows.ConvertAll(items => (DateTime?)items[column]).ToArray(),
            _ => rows.ConvertAll(items => (string?)items[column]).ToArray(),
        };

    private async Task<List<T>> QueryAsync<T>(
        string statement,
        Func<NpgsqlDataReader, T> row,
        long[]? ids = null,
        long? after = null
    )
    {
        await using var command = source.CreateCommand(statement);
        if (ids is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = ids });
        }

        if (after is not null)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = after.Value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
