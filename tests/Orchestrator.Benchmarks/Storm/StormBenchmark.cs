using System.Diagnostics;
using NodaTime;
using Npgsql;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Storm;

/// <summary>N suspended application instances come due at one instant, on the embedded PostgreSQL with the server's settings.</summary>
internal static class StormBenchmark
{
    public static async Task<int> RunAsync(StormOptions options)
    {
        // Warm: what the server has compiled long before a closing day.
        var complete = true;
        foreach (var make in new Func<IStormSubject>[] { () => new StoreSubject(), () => new EngineSubject() })
        {
            await MeasureAsync(make(), options with { Instances = Math.Min(options.Instances, 20_000) }, print: false);
            complete &= await MeasureAsync(make(), options, print: true);
        }

        Console.WriteLine($"jobs     {await ScheduledJobs.MeasureAsync(options.Jobs),10:N0} done/s      {options.Jobs:N0} scheduled jobs, all due, that do nothing: the library alone, one job per deadline");
        return complete ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(IStormSubject subject, StormOptions options, bool print)
    {
        await using var postgres = await TemporaryPostgres.StartAsync(durable: true);
        await using var source = PostgreSqlDatabase.CreateSource(postgres.ConnectionString);
        await PostgreSqlDatabase.MigrateAsync(source, CancellationToken.None);

        var before = new RunningClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        using var preparing = new PostgreSqlWorkStore(source, before);
        var due = await subject.PrepareAsync(preparing, options.Instances);
        await ReadAsync(source, "VACUUM ANALYZE");
        var bytes = Convert.ToInt64(await ReadAsync(source, "SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest('{instances,applications,deadlines}'::text[]) t"), null) / options.Instances;
        var raw = new RawReplay(source);
        await raw.CopyAsync();

        var clock = new RunningClock(due);
        using var store = new PostgreSqlWorkStore(source, clock);
        clock.Run();
        var watch = Stopwatch.StartNew();
        var decided = await subject.DecideAsync(store, options);
        watch.Stop();

        var p99 = await ReadAsync(source, "SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY lateness_ms) FROM deadlines WHERE state <> 0");
        var journal = await ReadAsync(source, "SELECT count(*) FROM journal");
        var outbox = await ReadAsync(source, "SELECT count(*) FROM outbox");
        var rate = decided / watch.Elapsed.TotalSeconds;
        var rawRate = await raw.RunAsync(options);
        if (print)
        {
            Console.WriteLine($"storm: {options.Instances:N0} instances due at one instant, {options.Page} a page, {options.Workers} workers, {Environment.ProcessorCount} cores, durable commits");
            Console.WriteLine($"{subject.Name,-8} {rate,10:N0} decided/s   {watch.Elapsed.TotalSeconds:F2} s from due to last, p99 lateness {p99} ms, {decided:N0} decided; journal {journal:N0}, outbox {outbox:N0} rows");
            Console.WriteLine($"raw      {rawRate,10:N0} decided/s   the same UPDATEs and INSERTs by bare statements; {subject.Name} is {rate / rawRate:P0} of it");
            Console.WriteLine($"size     {bytes,10:N0} bytes per suspended instance (instances, applications, deadlines, with their indexes)");
        }

        return decided >= options.Instances;
    }

    private static async Task<object?> ReadAsync(NpgsqlDataSource source, string statement)
    {
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 300;
        return await command.ExecuteScalarAsync();
    }
}
