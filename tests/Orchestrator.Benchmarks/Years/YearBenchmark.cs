using System.Diagnostics;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Cases.Simulation;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Benchmarks.Years;

/// <summary>
/// Whole years of the shipped schedules on a virtual clock: each with 1,000 applications, one of them with 10,000; what an
/// application costs in either is the comparison.
/// </summary>
internal static class YearBenchmark
{
    public const string Name = "year";

    public static readonly Dictionary<string, int> Defaults = new()
    {
        ["applications"] = 1000,
        ["many"] = 10_000,
        ["seed"] = 1,
    };

    public static async Task<int> RunAsync(Arguments asked)
    {
        var schedules = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*-application.json")
            .Select(file => Path.GetFileName(file)[..^"-application.json".Length])
            .Order(StringComparer.Ordinal)
            .ToList();
        await PlayAsync(schedules[0], asked["applications"], asked["seed"]);
        var years = new List<Year>();
        foreach (var schedule in schedules)
            years.Add(await PlayAsync(schedule, asked["applications"], asked["seed"]));
        var many = await PlayAsync("tianjin-2024", asked["many"], asked["seed"]);
        Report.Print(
            Name,
            new
            {
                asked = new { applications = asked["applications"], many = asked["many"] },
                years,
                many,
            }
        );
        return years.Append(many).All(year => year.Faults == 0) ? 0 : 1;
    }

    private static async Task<Year> PlayAsync(string schedule, int applications, int seed)
    {
        await using var database = await MeasuredDatabase.StartAsync();
        var simulator = new Simulator(
            (clock, _) => Task.FromResult<IWorkStore>(new PostgreSqlWorkStore(database.Source, clock))
        );
        var options = new SimulationOptions
        {
            Schedule = await TextAsync(schedule),
            Application = await TextAsync(schedule + "-application"),
            Applications = applications,
            Seed = seed,
        };
        var watch = Stopwatch.StartNew();
        var report = await simulator.RunAsync(
            new ReviewYear(options),
            speed: null,
            progress: null,
            CancellationToken.None
        );
        var seconds = watch.Elapsed.TotalSeconds;
        var each = Math.Round(seconds / applications * 1e6);
        return new Year(schedule, applications, Math.Round(seconds, 2), each, report.Faults?.Count ?? 0);
    }

    private static Task<string> TextAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "workflows", name + ".json"));

    private sealed record Year(
        string Schedule,
        int Applications,
        double Seconds,
        double MicrosecondsPerApplication,
        int Faults
    );
}
