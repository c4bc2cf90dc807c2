using System.Diagnostics;
using NodaTime;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Definitions;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// The real enforcer on a virtual database, many years in a second: 2,000 seeds, and as many as <c>ORCHESTRATOR_SEEDS=100000</c> asks
/// for.
/// </summary>
public sealed class When_nodes_crash_between_any_two_calls(Postgres postgres)
{
    private const int SeedsOfABuild = 2000;

    [Fact]
    public async Task No_promise_is_broken()
    {
        var (plans, wait) = await CompileAsync();
        var (first, count) = Seeds.Asked(SeedsOfABuild);
        var (next, watch) = (first - 1, Stopwatch.StartNew());
        var broken = new List<string>();

        // Without a context of synchronization: what is answered goes on at once, on the same thread.
        await Task.WhenAll(
            Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)).Select(_ => Task.Run(Play))
        );

        var seconds = watch.Elapsed.TotalSeconds;
        TestContext.Current.SendDiagnosticMessage(
            $"{count:N0} seeds of a year each in {seconds:0.0} s, {count / seconds:N0}/s"
        );
        broken.ShouldBeEmpty();

        void Play()
        {
            using var process = new VirtualProcess(plans);
            while (Interlocked.Increment(ref next) is var seed && seed < first + count && broken.Count == 0)
            {
                var found = VirtualSeed.Run(process, wait, seed);
                if (found.Count == 0)
                    continue;
                lock (broken)
                    broken.AddRange([Seeds.Again(seed), .. found]);
            }
        }
    }

    [Fact]
    public async Task A_store_whose_horizon_is_ahead_is_found_out()
    {
        var (plans, wait) = await CompileAsync();
        using var process = new VirtualProcess(plans);
        process.Store.Lead = Duration.FromHours(2);

        Enumerable
            .Range(1, 20)
            .SelectMany(seed => VirtualSeed.Run(process, wait, seed))
            .ShouldContain(found => found.StartsWith("I3"));
    }

    [Fact]
    public async Task The_same_seed_is_the_same_year()
    {
        var (plans, wait) = await CompileAsync();
        using var process = new VirtualProcess(plans);

        var years = Enumerable
            .Range(0, 2)
            .Select(_ =>
            {
                VirtualSeed.Run(process, wait, 17).ShouldBeEmpty();
                return process.Store.Database.Read();
            })
            .ToList();

        years[0].End.ShouldBe(years[1].End);
        years[0].Decisions.ShouldBe(years[1].Decisions);
        years[0].Journal.ShouldBe(years[1].Journal);
    }

    /// <summary>The plan is read once from a real database; from then on nothing leaves the thread.</summary>
    private async Task<(PlanCache Plans, LongWait Wait)> CompileAsync()
    {
        await using var node = await EngineNode.StartAsync(
            await postgres.CreateDatabaseAsync(),
            new FakeClock(VirtualTime.Start)
        );
        await Year.StoreJsonAsync(node.Store, LongWait.Version, LongWait.Definition, DefinitionKind.Other);
        var plans = node.Get<PlanCache>();
        return (plans, new LongWait(await plans.GetAsync(LongWait.Version, default)));
    }
}
