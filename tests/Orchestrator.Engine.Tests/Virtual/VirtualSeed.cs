using NodaTime;
using Orchestrator.Engine.Tests.Proof;

namespace Orchestrator.Engine.Tests.Virtual;

/// <summary>
/// A year of one to five nodes whose clocks are up to an hour wrong, which crash and whose calls fail until the last quarter.
/// </summary>
internal static class VirtualSeed
{
    private const int MostNodes = 5;
    private const int Pairs = 2;
    private const int MostSteps = 200_000;
    private const int LargestSkewSeconds = 3600;

    private static readonly Duration Epsilon = Duration.FromSeconds(30);
    private static readonly Duration Troubled = Duration.FromDays(300);

    private static int AnySkew(VirtualTime time) => time.Next(2 * LargestSkewSeconds) - LargestSkewSeconds;

    /// <summary>What was broken; nothing when the promises held.</summary>
    public static IReadOnlyList<string> Run(VirtualProcess process, LongWait wait, int seed)
    {
        var time = new VirtualTime(seed);
        var database = new VirtualDatabase(time);
        (process.Store.Time, process.Store.Database) = (time, database);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var due = time.Now + Duration.FromDays(90) + Duration.FromSeconds(time.Next(86_400 * 5));
            for (var one = 0; one < 2; one++)
                wait.Put(database, (pair * 2) + one + 1, due);
        }

        var nodes = Enumerable.Range(0, 1 + time.Next(MostNodes)).Select(place => NodeOf(place)).ToList();
        foreach (var node in nodes)
            node.Start();
        var healed = time.Now + Troubled;
        var steps = 0;
        for (; steps < MostSteps && !database.IsAtRest && !time.IsOver; steps++)
        {
            time.IsCalm = time.Now >= healed;
            time.Step();
        }

        var history = database.Read();
        var folds = history.Journal.GroupBy(line => line.InstanceId).ToDictionary(lines => lines.Key, Fold.Of);
        return
        [
            .. nodes.Where(node => node.Ended is not null).Select(node => $"a node ended for good: {node.Ended}"),
            .. database.IsAtRest ? [] : new[] { $"after {steps} steps, at {time.Now}, it has not come to rest" },
            .. DeadlineChecks.Find(history, healed, Epsilon),
            .. StateChecks.Find(history, folds, LongWait.Waiting),
        ];

        // The first node's clock is right: while one is, nothing is late.
        VirtualNode NodeOf(int place) =>
            new(
                time,
                database,
                process.Store,
                process.Start,
                skew: place == 0 ? Duration.Zero : Duration.FromSeconds(AnySkew(time))
            );
    }
}
