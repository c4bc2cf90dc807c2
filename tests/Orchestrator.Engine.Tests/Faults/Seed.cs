using NodaTime;
using Orchestrator.Engine.Tests.Proof;

namespace Orchestrator.Engine.Tests.Faults;

/// <summary>One seed: its operations under faults, then a time without, then the check of what the database holds.</summary>
internal static class Seed
{
    private const short Start = 4;

    private static readonly HashSet<string> Waiting = ["limit", "rest", "fade"];

    /// <summary>What was broken; nothing when the promises held.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(FaultWorld world, int seed)
    {
        await world.BeginAsync(seed);
        var driver = new Driver(world, seed);
        await driver.RunAsync();
        var healed = world.Clock.Now;
        await driver.HealAsync();
        var history = await HistoryReader.ReadAsync(world.Database);
        var folds = history.Journal.GroupBy(line => line.InstanceId).ToDictionary(lines => lines.Key, Fold.Of);
        return
        [
            .. driver.Strange,
            .. DeadlineChecks.Find(history, healed, Duration.Zero),
            .. StateChecks.Find(history, folds, Waiting),
            .. AcceptedChecks.Find(history, driver.Sent),
            .. FindErrands(history, folds, driver),
            .. history.DeadLetters.Select(letter => "a passing fault became a dead letter: " + letter),
        ];
    }

    /// <summary>
    /// Each reported start is an errand, each accepted event let one go on, each errand has rung once and been heard once.
    /// </summary>
    private static IEnumerable<string> FindErrands(History history, Dictionary<long, Fold> folds, Driver driver)
    {
        var errands = history
            .Instances.Where(instance => instance.Version == Errands.Errand)
            .Select(instance => instance.Id)
            .ToHashSet();
        foreach (var gone in driver.Started.Where(id => !errands.Contains(id)))
            yield return $"I8 errand {gone} was started and is gone";

        var accepted = history
            .Arrivals.Where(arrival => arrival.Status == 200)
            .CountBy(arrival => arrival.Target)
            .ToDictionary();
        foreach (
            var (id, went, may) in errands.Select(id =>
                (id, folds[id].Completed("asked"), accepted.GetValueOrDefault(id))
            )
        )
        {
            if (went != may)
                yield return $"I8 errand {id} went on {went} times for {may} accepted events";
        }

        var rung = errands.Sum(id => folds[id].Completed("ring"));
        var told = history.Messages.Count(message => message.Kind == Start && message.State == 1);
        var heard = history.Instances.Count(instance => instance.Version == Errands.Echo);
        if (rung != errands.Count || told != rung || heard != rung)
            yield return $"I7 {errands.Count} errands have rung {rung} times, {told} messages went out and {heard} echoes began";
    }
}
