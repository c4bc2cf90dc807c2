using System.Diagnostics;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>
/// Every sixth call of the database fails in one way or another, for 200 operations; then all is well, and what the database
/// holds is judged by itself. 500 seeds; <c>ORCHESTRATOR_SEEDS=10000</c> runs more, <c>ORCHESTRATOR_SEED=17</c> that one alone.
/// </summary>
public sealed class When_the_database_fails_at_random(Postgres postgres)
{
    private const int Lanes = 4;
    private const int SeedsOfABuild = 500;

    [Fact]
    public async Task No_promise_is_broken()
    {
        var (first, count) = Seeds.Asked(SeedsOfABuild);
        var (next, faults, watch) = (first - 1, 0, Stopwatch.StartNew());
        var broken = new List<string>();

        await Task.WhenAll(Enumerable.Range(0, Math.Min(Lanes, count)).Select(_ => Task.Run(LaneAsync)));

        TestContext.Current.SendDiagnosticMessage(
            $"{count} seeds of {Driver.Operations} operations with {faults:N0} faults in {watch.Elapsed.TotalSeconds:0} s"
        );
        broken.ShouldBeEmpty();

        async Task LaneAsync()
        {
            await using var world = await FaultWorld.OpenAsync(postgres);
            while (Interlocked.Increment(ref next) is var seed && seed < first + count && broken.Count == 0)
            {
                var found = await Seed.RunAsync(world, seed);
                Interlocked.Add(ref faults, world.Faults);
                if (found.Count == 0)
                    continue;
                lock (broken)
                    broken.AddRange([Seeds.Again(seed), .. found]);
            }
        }
    }
}
