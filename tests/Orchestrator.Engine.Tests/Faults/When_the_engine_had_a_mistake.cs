using NodaTime;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>The proof can fail: mistakes that are put in on purpose are found by the checks of the same seeds.</summary>
public sealed class When_the_engine_had_a_mistake(Postgres postgres)
{
    private const int Seeds = 3;

    [Fact]
    public Task A_decision_before_its_time_is_found() =>
        FindsAsync("I3", (store, dice) => new ShiftedStore(store, dice, Duration.FromMinutes(15)));

    [Fact]
    public Task A_decision_long_after_its_time_is_found() =>
        FindsAsync("I4", (store, dice) => new ShiftedStore(store, dice, Duration.FromMinutes(-15)));

    [Fact]
    public async Task A_commit_that_did_not_happen_is_found()
    {
        var commits = 0;
        await FindsInAsync("I8", (transaction, dice, _) =>
            new ForgetfulTransaction(transaction, dice, () => ++commits % 7 == 0)
        );
    }

    [Fact]
    public Task A_write_that_happens_twice_is_found() =>
        FindsInAsync("I5", (transaction, dice, store) => new RepeatingTransaction(transaction, dice, store));

    private Task FindsInAsync(
        string invariant,
        Func<IWorkTransaction, FaultDice, IWorkStore, IWorkTransaction> mistaken
    ) =>
        FindsAsync(invariant, (store, dice) =>
            new MistakenStore(store, dice, (transaction, same) => mistaken(transaction, same, store))
        );

    private async Task FindsAsync(string invariant, Func<IWorkStore, FaultDice, IWorkStore> mistaken)
    {
        await using var world = await FaultWorld.OpenAsync(postgres, mistaken);
        var found = new List<string>();
        for (var seed = 1; seed <= Seeds; seed++)
            found.AddRange(await Seed.RunAsync(world, seed));
        found.ShouldContain(line => line.StartsWith(invariant));
    }
}
