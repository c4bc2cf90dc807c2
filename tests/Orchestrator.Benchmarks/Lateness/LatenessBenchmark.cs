using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>
/// Deadlines at random milliseconds on two nodes, and beside them, in the same run, the same instants as plain scheduled jobs at one
/// second's polling. Prints one JSON document.
/// </summary>
internal static class LatenessBenchmark
{
    public const string Name = "lateness";

    private const long Measured = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>0 when nothing was early, twice or lost.</returns>
    public static async Task<int> RunAsync(LatenessOptions options)
    {
        await using var postgres = await TemporaryPostgres.StartAsync(durable: true);
        await using var source = PostgreSqlDatabase.CreateSource(postgres.ConnectionString);
        await PostgreSqlDatabase.MigrateAsync(source, CancellationToken.None, withJobs: true);
        using var store = new PostgreSqlWorkStore(source);
        await WaitingInstances.StoreAsync(store);

        await using var first = await NodeProcess.StartAsync(postgres.ConnectionString);
        await using var second = await NodeProcess.StartAsync(postgres.ConnectionString);
        await WarmAsync(source, store);
        var idle = await MeasureIdleAsync([first, second], options.Idle);

        await using var plain = await PlainSchedule.StartAsync(
            await postgres.Server.CreateDatabaseAsync("plain", CancellationToken.None)
        );
        var random = new Random(1);
        var begin = await store.ReadClockAsync(CancellationToken.None) + NodaTime.Duration.FromSeconds(5);
        var instants = Enumerable
            .Range(0, options.Deadlines)
            .Select(_ => begin + NodaTime.Duration.FromMilliseconds(random.Next(options.Seconds * 1000)))
            .Order()
            .ToList();
        plain.Schedule(instants);
        await WaitingInstances.ArmAsync(store, instants, Measured);
        if (options.Kill > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(5 + (options.Seconds / 2.0)));
            first.Kill();
        }

        var ours = await CollectAsync(source, options);
        var theirs = await plain.CollectAsync(options.Deadlines, Patience);
        var taken = await second.ReadAsync("takeovers") + (options.Kill > 0 ? 0 : await first.ReadAsync("takeovers"));
        Report.Print(
            Name,
            new
            {
                nodes = 2,
                options.Deadlines,
                options.Seconds,
                killed = options.Kill > 0,
                idleStatementsPerSecond = Math.Round(idle, 1),
                takeOvers = taken,
                watch = ours,
                plain = theirs,
            }
        );
        return ours.Early + ours.Twice + ours.Lost == 0 ? 0 : 1;
    }

    /// <summary>What a server has compiled before its first deadline, for a node is as cold as a started process.</summary>
    private static async Task WarmAsync(NpgsqlDataSource source, PostgreSqlWorkStore store)
    {
        var now = await store.ReadClockAsync(CancellationToken.None);
        await WaitingInstances.ArmAsync(
            store,
            [
                .. Enumerable
                    .Range(0, 60)
                    .Select(place => now + NodaTime.Duration.FromMilliseconds(2000 + (place * 150))),
            ],
            firstId: 1000
        );
        while (await CountAsync(source, "SELECT count(*) FROM deadlines WHERE state = 0") > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(200));
    }

    private static async Task<double> MeasureIdleAsync(IReadOnlyList<NodeProcess> nodes, int seconds)
    {
        long before = 0,
            after = 0;
        foreach (var node in nodes)
            before += await node.ReadAsync("statements");
        await Task.Delay(TimeSpan.FromSeconds(seconds));
        foreach (var node in nodes)
            after += await node.ReadAsync("statements");
        return (after - before) / (double)seconds;
    }

    private static async Task<LatenessResult> CollectAsync(NpgsqlDataSource source, LatenessOptions options)
    {
        var limit = Stopwatch.StartNew();
        while (
            await CountAsync(source, "SELECT count(*) FROM deadlines WHERE state = 0") > 0
            && limit.Elapsed < TimeSpan.FromSeconds(options.Seconds) + Patience
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
        var lateness = new List<double>();
        await using (
            var command = source.CreateCommand(
                $"SELECT lateness_ms FROM deadlines WHERE state <> 0 AND instance_id >= {Measured}"
            )
        )
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                lateness.Add(reader.GetInt64(0));
        }
        var twice = await CountAsync(
            source,
            "SELECT count(*) FROM (SELECT 1 FROM journal WHERE event = 'DeadlineDecided' GROUP BY instance_id HAVING count(*) > 1) AS twice"
        );
        return LatenessResult.Of(lateness, options.Deadlines, twice);
    }

    private static async Task<int> CountAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
