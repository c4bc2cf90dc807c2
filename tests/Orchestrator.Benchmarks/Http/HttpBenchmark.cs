using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Orchestrator.Benchmarks.Support;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Benchmarks.Http;

/// <summary>
/// Signed submissions from this process to a server in another, each answered when it is committed; beside them bare rows in as many
/// durable commits.
/// </summary>
internal static class HttpBenchmark
{
    public const string Name = "http";

    private const int Portals = 4;
    private const int Warm = 2000;

    public static readonly Dictionary<string, int> Defaults = new() { ["events"] = 10_000, ["callers"] = 32 };

    public static async Task<int> RunAsync(Arguments asked)
    {
        await using var server = await ServerUnderLoad.StartAsync("--Practice:Start=2024-09-10");
        using var cycle = await LoadedCycle.OpenAsync(server, Portals);
        await SendAsync(cycle, "warm", Warm, asked["callers"]);
        var watch = Stopwatch.StartNew();
        var (times, refused) = await SendAsync(cycle, "load", asked["events"], asked["callers"]);
        var rate = asked["events"] / watch.Elapsed.TotalSeconds;
        var bare = await WriteBareAsync(asked["events"], asked["callers"]);
        Report.Print(
            Name,
            new
            {
                events = asked["events"],
                callers = asked["callers"],
                refused,
                perSecond = Math.Round(rate),
                p50 = At(times, 0.5),
                p99 = At(times, 0.99),
                latest = At(times, 1),
                bareCommitsPerSecond = Math.Round(bare),
                ofBare = Math.Round(rate / bare, 2),
            }
        );
        return refused == 0 ? 0 : 1;
    }

    /// <returns>Milliseconds each took, ascending; and how many were not accepted.</returns>
    private static async Task<(List<double> Times, int Refused)> SendAsync(
        LoadedCycle cycle,
        string prefix,
        int events,
        int callers
    )
    {
        var times = new ConcurrentBag<double>();
        var refused = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = callers };
        await Parallel.ForEachAsync(Enumerable.Range(0, events), parallel, async (number, _) =>
        {
            var known = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!;
            var data = known.ExamplePayload();
            data["person"] = prefix + number.ToString(CultureInfo.InvariantCulture);
            data["employer"] = "U" + (number % 500).ToString(CultureInfo.InvariantCulture);
            var began = Stopwatch.GetTimestamp();
            var portal = cycle.Portals[number % Portals];
            var status = await portal.SendAsync(
                $"{prefix}-{number}",
                known.Name,
                "cycles/" + LoadedCycle.Code,
                data,
                known.Roles[0]
            );
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (status != HttpStatusCode.Created)
                Interlocked.Increment(ref refused);
        });
        return ([.. times.Order()], refused);
    }

    private static async Task<double> WriteBareAsync(int rows, int callers)
    {
        await using var database = await MeasuredDatabase.StartAsync();
        await database.Source.RunAsync("CREATE TABLE bare (id bigint PRIMARY KEY, body text NOT NULL)");
        var body = ReviewEvents.Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!.Example;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows),
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (number, _) => await database.Source.RunAsync("INSERT INTO bare VALUES ($1, $2)", (long)number, body)
        );
        return rows / watch.Elapsed.TotalSeconds;
    }

    private static double At(List<double> sorted, double share) =>
        Math.Round(sorted[(int)Math.Ceiling(share * sorted.Count) - 1], 1);
}
