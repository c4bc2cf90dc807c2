using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Benchmarks.Storm;
using Orchestrator.Benchmarks.Support;
using Orchestrator.Cases.Moves;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Moves;

/// <summary>
/// The closing day of a cycle with N applications moves: preview, approval and one commit, on the embedded PostgreSQL with the
/// server's settings.
/// </summary>
internal static class MovesBenchmark
{
    public const string Name = "moves";

    private static readonly Instant Now = Instant.FromUtc(2024, 10, 31, 2, 0);

    public static async Task<int> RunAsync(StormOptions options)
    {
        await using var postgres = await TemporaryPostgres.StartAsync(durable: true);
        await using var source = PostgreSqlDatabase.CreateSource(postgres.ConnectionString);
        await PostgreSqlDatabase.MigrateAsync(source, CancellationToken.None);
        using var store = new PostgreSqlWorkStore(source, new RunningClock(Now));
        await new EngineSubject().PrepareAsync(store, options.Instances);
        await using var services = EngineSubject.Compose(store, options);
        var desk = services.GetRequiredService<MoveDesk>();

        var days = new List<MoveResult>();
        foreach (var day in new[] { new LocalDate(2024, 11, 6), new LocalDate(2024, 11, 8) })
            days.Add(await MoveAsync(desk, day));
        Report.Print(
            Name,
            new
            {
                options.Instances,
                options.Page,
                days,
            }
        );
        return days.All(day => day.Moved >= options.Instances) ? 0 : 1;
    }

    private static async Task<MoveResult> MoveAsync(MoveDesk desk, LocalDate day)
    {
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var request = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = "moves",
            Cycle = EngineSubject.Cycle,
            Dates = new Dictionary<string, LocalDate> { ["apply.closes"] = day },
        };
        var proposed = await desk.ProposeAsync(request, "one", CancellationToken.None);
        var previewed = watch.Elapsed;
        var approved = await desk.ApproveAsync(
            proposed.Move!.Id,
            proposed.Preview!.Hash,
            "another",
            CancellationToken.None
        );
        var seconds = (watch.Elapsed - previewed).TotalSeconds;
        var moved = approved.Preview!.Moved;
        var own = Process.GetCurrentProcess();
        return new MoveResult(
            moved,
            Math.Round(previewed.TotalSeconds, 2),
            Math.Round(seconds, 2),
            Math.Round(moved / seconds),
            Math.Round((own.TotalProcessorTime - cpu).TotalSeconds, 2),
            own.PeakWorkingSet64 / (1 << 20)
        );
    }
}
