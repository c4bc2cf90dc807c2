using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>What one scheduled job per deadline would give: jobs of the library alone, all due, that do nothing.</summary>
internal sealed class ScheduledJobs(NpgsqlDataSource source) : IConnectionFactory
{
    /// <summary>Copies of the one that the client made; the client itself makes a few hundred a second.</summary>
    private const string Copy = """
        WITH made AS (
            INSERT INTO hangfire.job (statename, invocationdata, arguments, createdat)
            SELECT statename, invocationdata, arguments, createdat FROM hangfire.job, generate_series(2, $1) RETURNING id
        )
        INSERT INTO hangfire.set (key, score, value) SELECT 'schedule', 0, id::text FROM made
        """;

    /// <returns>Jobs done a second, from the server's start to the last.</returns>
    public static async Task<double> MeasureAsync(int jobs)
    {
        await using var postgres = await TemporaryPostgres.StartAsync(durable: true);
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        var storage = new PostgreSqlStorage(
            new ScheduledJobs(source),
            new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromMilliseconds(50) }
        );
        new BackgroundJobClient(storage).Schedule(() => Nothing(), DateTimeOffset.UnixEpoch);
        await using (var copy = source.CreateCommand(Copy))
        {
            copy.Parameters.Add(new NpgsqlParameter { Value = jobs });
            await copy.ExecuteNonQueryAsync();
        }

        var watch = Stopwatch.StartNew();
        using var server = new BackgroundJobServer(
            new BackgroundJobServerOptions { WorkerCount = 12, SchedulePollingInterval = TimeSpan.FromSeconds(1) },
            storage
        );
        while (await CountAsync(source) < jobs)
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        return jobs / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The job.</summary>
    public static void Nothing()
    {
        // What is measured is everything around it.
    }

    public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();

    private static async Task<int> CountAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "SELECT count(*) FROM hangfire.job WHERE statename = 'Succeeded'"
        );
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
