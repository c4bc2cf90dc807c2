using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Benchmarks.Storm;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Work;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Benchmarks.Resume;

/// <summary>
/// N suspended instances go on: by one event that all of them wait for, and one by one from parallel callers; beside each the same
/// rows by bare statements.
/// </summary>
internal static class ResumeBenchmark
{
    public const string Name = "resume";

    private const int Warm = 2000;

    public static readonly Dictionary<string, int> Defaults = new()
    {
        ["instances"] = 20_000,
        ["page"] = 500,
        ["callers"] = 16,
    };

    public static async Task<int> RunAsync(Arguments asked)
    {
        await MeasureAsync(Warm, asked["page"], ToAllAsync, (asked["page"], 1));
        var toAll = await MeasureAsync(asked["instances"], asked["page"], ToAllAsync, (asked["page"], 1));
        var oneByOne = await MeasureAsync(
            asked["instances"],
            asked["page"],
            OneByOneOfCallersAsync,
            (1, asked["callers"])
        );
        Report.Print(
            Name,
            new
            {
                instances = asked["instances"],
                page = asked["page"],
                callers = asked["callers"],
                toAll,
                oneByOne,
            }
        );
        return 0;

        Task OneByOneOfCallersAsync(ServiceProvider services, PostgreSqlWorkStore store, List<long> ids) =>
            OneByOneAsync(services, store, ids, asked["callers"]);
    }

    private static async Task<object> MeasureAsync(
        int instances,
        int page,
        Func<ServiceProvider, PostgreSqlWorkStore, List<long>, Task> resume,
        (int Page, int Callers) beside
    )
    {
        await using var database = await MeasuredDatabase.StartAsync();
        using var store = new PostgreSqlWorkStore(database.Source);
        await Plain.StoreAsync(store);
        await using var services = EngineSubject.Compose(store, new StormOptions { Page = page });
        var ids = await SuspendAsync(services, store, instances, page);
        await database.Source.RunAsync("VACUUM ANALYZE");
        var bare = new BareRows(database.Source);
        await bare.CopyAsync();

        var watch = Stopwatch.StartNew();
        await resume(services, store, ids);
        var rate = instances / watch.Elapsed.TotalSeconds;
        var left = await database.Source.ReadAsync<long>("SELECT count(*) FROM instances WHERE status = 0");
        if (left > 0)
            throw new InvalidOperationException($"{left} instances still wait.");
        var bareRate = await bare.WriteAsync(beside.Page, beside.Callers);
        return new
        {
            perSecond = Math.Round(rate),
            barePerSecond = Math.Round(bareRate),
            ofBare = Math.Round(rate / bareRate, 2),
        };
    }

    private static async Task<List<long>> SuspendAsync(
        ServiceProvider services,
        PostgreSqlWorkStore store,
        int instances,
        int page
    )
    {
        var ids = new List<long>();
        foreach (var chunk in Enumerable.Range(0, instances).Chunk(page))
        {
            var now = await store.ReadClockAsync(CancellationToken.None);
            var started = await services
                .GetRequiredService<UnitOfWork>()
                .RunAsync(
                    [.. chunk.Select(WorkItem (_) => new WorkflowStart(Plain.Listener, now))],
                    CancellationToken.None
                );
            ids.AddRange(started.Select(outcome => outcome.InstanceId));
        }

        return ids;
    }

    private static async Task ToAllAsync(ServiceProvider services, PostgreSqlWorkStore store, List<long> ids)
    {
        var now = await store.ReadClockAsync(CancellationToken.None);
        await services
            .GetRequiredService<UnitOfWork>()
            .RunAsync([new WorkflowStart(Plain.Caller, now)], CancellationToken.None);
        await services.GetRequiredService<StimulusRunner>().RunOnceAsync(CancellationToken.None);
    }

    private static Task OneByOneAsync(
        ServiceProvider services,
        PostgreSqlWorkStore store,
        List<long> ids,
        int callers
    ) =>
        Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (id, cancellationToken) =>
            {
                var item = new StimulusItem(id, new Stimulus(Plain.Go), await store.ReadClockAsync(cancellationToken));
                await services.GetRequiredService<UnitOfWork>().RunAsync([item], cancellationToken);
            }
        );
}
