using Orchestrator.TitleReview.Proving;

namespace Orchestrator.TitleReview.Tests.Proving;

public class SolverTests
{
    [Theory]
    [InlineData(3, 5, 60, 300)]
    [InlineData(8, 14, 80, 120)]
    [InlineData(25, 40, 120, 30)]
    [InlineData(60, 95, 150, 12)]
    public void Random_schedules_are_judged_as_the_brute_force_judges_them(
        int events,
        int conditions,
        int last,
        int rounds
    )
    {
        var (possible, impossible) = (0, 0);
        for (var seed = 0; seed < rounds; seed++)
        {
            var schedule = RandomSchedule.Of(new Random(seed), events, conditions, last);

            var solution = schedule.System.Solve();
            var slow = schedule.Slow(Enumerable.Range(0, conditions)).Run();

            (solution is null).ShouldBe(slow is null, $"seed {seed}");
            if (solution is null)
            {
                impossible++;
                continue;
            }

            possible++;
            solution.Earliest.ShouldBe(slow!.Value.Earliest, $"seed {seed}");
            solution.Latest.ShouldBe(slow.Value.Latest, $"seed {seed}");
        }

        possible.ShouldBeGreaterThan(0);
        impossible.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(8, 16, 60, 60)]
    [InlineData(60, 100, 120, 8)]
    public void A_contradictory_chain_is_impossible_and_possible_without_any_one_of_it(
        int events,
        int conditions,
        int last,
        int rounds
    )
    {
        var found = 0;
        for (var seed = 1000; seed < 1000 + rounds; seed++)
        {
            var schedule = RandomSchedule.Of(new Random(seed), events, conditions, last);
            if (ShortestChain.Find(schedule.System) is not { } chain)
                continue;
            found++;
            schedule.Slow(chain.Links).Run().ShouldBeNull($"seed {seed}");
            foreach (var link in chain.Links)
                schedule.Slow(chain.Links.Where(other => other != link)).Run().ShouldNotBeNull($"seed {seed}");
        }

        found.ShouldBeGreaterThan(rounds / 4);
    }

    [Fact]
    public void No_fewer_conditions_contradict_each_other_than_those_of_the_chain()
    {
        var sizes = new HashSet<int>();
        for (var seed = 2000; seed < 2200; seed++)
        {
            var schedule = RandomSchedule.Of(new Random(seed), events: 5, conditions: 10, last: 45);
            if (ShortestChain.Find(schedule.System) is not { } chain)
                continue;
            sizes.Add(chain.Links.Count);
            foreach (var subset in Subsets(schedule.Conditions.Count, chain.Links.Count - 1))
            {
                schedule
                    .System.With(subset)
                    .IsPossible.ShouldBeTrue(
                        $"seed {seed}: {string.Join(',', subset)} against {string.Join(',', chain.Links)}"
                    );
            }
        }

        sizes.Count.ShouldBeGreaterThan(3);
    }

    private static IEnumerable<IReadOnlyList<int>> Subsets(int count, int most) =>
        Enumerable
            .Range(0, 1 << count)
            .Where(mask => System.Numerics.BitOperations.PopCount((uint)mask) <= most)
            .Select(mask => (IReadOnlyList<int>)[.. Enumerable.Range(0, count).Where(at => (mask >> at & 1) == 1)]);
}
