using System.Diagnostics;
using Npgsql;

namespace Orchestrator.Benchmarks.Support;

/// <summary>
/// Writes again, to copies of the tables, what the engine wrote: the same rows, as many commits, one bare statement per table. What
/// the database gives at most.
/// </summary>
internal sealed class BareRows(NpgsqlDataSource source)
{
    private static readonly string[] Appended = ["deadlines", "journal", "outbox"];

    /// <summary>Copies the tables as they are now, indexes and all.</summary>
    public async Task CopyAsync()
    {
        foreach (var table in Appended.Append("instances"))
        {
            await source.RunAsync($"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)");
            await source.RunAsync($"INSERT INTO bare_{table} SELECT * FROM {table}");
        }
    }

    /// <summary>Writes what has come since.</summary>
    /// <param name="page">Instances of one commit.</param>
    /// <param name="callers">Connections that write at once.</param>
    /// <returns>Instances a second.</returns>
    public async Task<double> WriteAsync(int page, int callers)
    {
        var changed = await source.ReadAsync<long[]>(
            """
            SELECT coalesce(array_agg(i.id ORDER BY i.id), '{}') FROM instances i LEFT JOIN bare_instances b ON b.id = i.id
            WHERE b.id IS NULL OR b.revision <> i.revision
            """
        );
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            changed.Chunk(page),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (ids, _) => await WriteAsync(ids)
        );
        return changed.Length / watch.Elapsed.TotalSeconds;
    }

    private async Task WriteAsync(long[] ids)
    {
        // One implicit transaction, one round trip.
        await using var batch = source.CreateBatch();
        const string Update = """
            UPDATE bare_instances b SET state = i.state, revision = i.revision, status = i.status, updated_at = i.updated_at
            FROM instances i WHERE i.id = ANY($1) AND b.id = i.id
            """;
        Add(batch, Update, ids);
        Add(batch, "INSERT INTO bare_instances SELECT * FROM instances WHERE id = ANY($1) ON CONFLICT DO NOTHING", ids);
        foreach (var table in Appended)
        {
            Add(
                batch,
                $"INSERT INTO bare_{table} SELECT t.* FROM {table} t WHERE t.instance_id = ANY($1) ON CONFLICT DO NOTHING",
                ids
            );
        }
        await batch.ExecuteNonQueryAsync();
    }

    private static void Add(NpgsqlBatch batch, string statement, long[] ids)
    {
        var command = new NpgsqlBatchCommand(statement);
        command.Parameters.Add(new NpgsqlParameter { Value = ids });
        batch.BatchCommands.Add(command);
    }
}
