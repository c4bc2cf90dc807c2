using System.Diagnostics;
using NodaTime;
using Npgsql;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>N suspended application instances come due at one instant, on the embedded PostgreSQL with the server's settings.</summary>
internal static class StormBenchmark
{
    public const string Name = "storm";

    private const int WarmInstances = 20_000;

    public static async Task<int> RunAsync(StormOptions options)
    {
        // Warm: what the server has compiled long before a closing day.
        var storms = new List<StormResult>();
        foreach (
            var make in new Func<IStormSubject>[]
            {
                () => new StoreSubject(),
                () => new EngineSubject(),
                () => new DecisionSubject("decision by a constant", """{"type":"Literal","value":true}"""),
                () => new DecisionSubject("decision by a script", """{"type":"JavaScript","value":"getN() > 3"}"""),
            }
        )
        {
            await MeasureAsync(make(), options with { Instances = Math.Min(options.Instances, WarmInstances) });
            storms.Add(await MeasureAsync(make(), options));
        }

        var jobs = Math.Round(await ScheduledJobs.MeasureAsync(options.Jobs));
        Report.Print(
            Name,
            new
            {
                options.Instances,
                options.Page,
                options.Workers,
                storms,
                scheduledJobs = options.Jobs,
                scheduledJobsPerSecond = jobs,
            }
        );
        return storms.All(storm => storm.Decided >= options.Instances) ? 0 : 1;
    }

    private static async Task<StormResult> MeasureAsync(IStormSubject subject, StormOptions options)
    {
        await using var postgres = await TemporaryPostgres.StartAsync(durable: true);
        await using var source = PostgreSqlDatabase.CreateSource(postgres.ConnectionString);
        await PostgreSqlDatabase.MigrateAsync(source, CancellationToken.None);

        var before = new RunningClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        using var preparing = new PostgreSqlWorkStore(source, before);
        var due = await subject.PrepareAsync(preparing, options.Instances);
        await ReadAsync(source, "VACUUM ANALYZE");
        var bytes =
            Convert.ToInt64(
                await ReadAsync(
                    source,
                    "SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest('{instances,applications,deadlines}'::text[]) t"
                ),
                null
            ) / options.Instances;
        var raw = new RawReplay(source);
        await raw.CopyAsync();

        var clock = new RunningClock(due);
        using var store = new PostgreSqlWorkStore(source, clock);
        clock.Run();
        var watch = Stopwatch.StartNew();
        var decided = await subject.DecideAsync(store, options);
        watch.Stop();

        var p99 = await ReadAsync(
            source,
            "SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY lateness_ms) FROM deadlines WHERE state <> 0"
        );
        var journal = await ReadAsync(source, "SELECT count(*) FROM journal");
        var outbox = await ReadAsync(source, "SELECT count(*) FROM outbox");
        var rate = decided / watch.Elapsed.TotalSeconds;
        var rawRate = await raw.RunAsync(options);
        return new StormResult(
            subject.Name,
            decided,
            Math.Round(rate),
            Math.Round(watch.Elapsed.TotalSeconds, 2),
            Convert.ToDouble(p99, null)
        )
        {
            RawPerSecond = Math.Round(rawRate),
            OfRaw = Math.Round(rate / rawRate, 2),
            BytesPerSuspendedInstance = bytes,
            JournalRows = Convert.ToInt64(journal, null),
            OutboxRows = Convert.ToInt64(outbox, null),
        };
    }

    private static async Task<object?> ReadAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 300;
        return await command.ExecuteScalarAsync();
    }
}
