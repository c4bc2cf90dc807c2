using System.Diagnostics;
using Orchestrator.Benchmarks.Lateness;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.ColdStart;

/// <summary>
/// The server starts on a database in which N deadlines are pending, a tenth of them overdue; beside it, in the same run, on one that
/// is empty.
/// </summary>
internal static class ColdStartBenchmark
{
    public const string Name = "coldstart";

    private const int Page = 5000;
    private const int OverdueOf = 10;
    private const long First = 9_000_000_000_100_000;

    public static readonly Dictionary<string, int> Defaults = new() { ["pending"] = 100_000 };

    public static async Task<int> RunAsync(Arguments asked)
    {
        await MeasureAsync(pending: 0);
        var empty = await MeasureAsync(pending: 0);
        var full = await MeasureAsync(asked["pending"]);
        Report.Print(
            Name,
            new
            {
                pending = asked["pending"],
                overdue = asked["pending"] / OverdueOf,
                full,
                empty,
            }
        );
        return 0;
    }

    private static async Task<object> MeasureAsync(int pending)
    {
        await using var database = await MeasuredDatabase.StartAsync(withJobs: true);
        using var store = new PostgreSqlWorkStore(database.Source);
        await WaitingInstances.StoreAsync(store);
        await ArmAsync(store, pending);
        await database.Source.RunAsync("VACUUM ANALYZE");

        var watch = Stopwatch.StartNew();
        await using var server = await ServerUnderLoad.StartAsync(
            "--Database:Provider=postgresql",
            $"--Database:ConnectionString={database.ConnectionString}"
        );
        var ready = watch.Elapsed;
        while (
            await database.Source.ReadAsync<long>(
                "SELECT count(*) FROM deadlines WHERE state = 0 AND due_at <= clock_timestamp()"
            ) > 0
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
        var caughtUp = watch.Elapsed;
        return new
        {
            secondsToReady = Math.Round(ready.TotalSeconds, 2),
            secondsToNothingOverdue = Math.Round(caughtUp.TotalSeconds, 2),
        };
    }

    private static async Task ArmAsync(PostgreSqlWorkStore store, int pending)
    {
        var now = await store.ReadClockAsync(CancellationToken.None);
        var first = First;
        var instants = Enumerable
            .Range(0, pending)
            .Select(number => number % OverdueOf == 0 ? -1 : 1 + (number % 1000))
            .Select(Hours);
        foreach (var page in instants.Chunk(Page))
        {
            await WaitingInstances.ArmAsync(store, page, first);
            first += page.Length;
        }

        NodaTime.Instant Hours(int hours) => now + NodaTime.Duration.FromHours(hours);
    }
}
