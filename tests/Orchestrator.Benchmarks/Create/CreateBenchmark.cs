using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Benchmarks.Storm;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Create;

/// <summary>
/// N instances are started, a page to a commit: plain ones, each with one deadline; beside them the same rows by bare statements.
/// </summary>
internal static class CreateBenchmark
{
    public const string Name = "create";

    private const int Tenths = 10;
    private const int Warm = 2000;

    public static readonly Dictionary<string, int> Defaults = new()
    {
        ["instances"] = 20_000,
        ["page"] = 500,
        ["workers"] = 2,
    };

    public static async Task<int> RunAsync(Arguments asked)
    {
        await MeasureAsync(Warm, asked["page"], asked["workers"]);
        Report.Print(Name, await MeasureAsync(asked["instances"], asked["page"], asked["workers"]));
        return 0;
    }

    private static async Task<object> MeasureAsync(int instances, int page, int workers)
    {
        await using var database = await MeasuredDatabase.StartAsync();
        using var store = new PostgreSqlWorkStore(database.Source);
        await Plain.StoreAsync(store);
        await using var services = EngineSubject.Compose(store, new StormOptions());
        var units = services.GetRequiredService<UnitOfWork>();
        var bare = new BareRows(database.Source);
        await bare.CopyAsync();

        var tenths = new List<double>();
        var whole = Stopwatch.StartNew();
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            var watch = Stopwatch.StartNew();
            await StartAsync(units, store, instances / Tenths, page, workers);
            tenths.Add(Math.Round(instances / Tenths / watch.Elapsed.TotalSeconds));
        }

        var rate = instances / whole.Elapsed.TotalSeconds;
        var bareRate = await bare.WriteAsync(page, workers);
        return new
        {
            instances,
            page,
            workers,
            perSecond = Math.Round(rate),
            perSecondByTenth = tenths,
            barePerSecond = Math.Round(bareRate),
            ofBare = Math.Round(rate / bareRate, 2),
        };
    }

    private static Task StartAsync(UnitOfWork units, PostgreSqlWorkStore store, int count, int page, int workers) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count).Chunk(page),
            new ParallelOptions { MaxDegreeOfParallelism = workers },
            async (chunk, cancellationToken) =>
            {
                var now = await store.ReadClockAsync(cancellationToken);
                await units.RunAsync(
                    [.. chunk.Select(WorkItem (_) => new WorkflowStart(Plain.Waiter, now))],
                    cancellationToken
                );
            }
        );
}
