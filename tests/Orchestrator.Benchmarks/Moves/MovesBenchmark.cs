using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Benchmarks.Storm;
using Orchestrator.Engine.Moves;
using Orchestrator.Storage.Moves;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Benchmarks.Moves;

/// <summary>The closing day of a cycle with N applications moves: preview, approval and one commit, on the embedded PostgreSQL with the server's settings.</summary>
internal static class MovesBenchmark
{
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

        Console.WriteLine($"moves: the closing day of a cycle with {options.Instances:N0} applications, {Environment.ProcessorCount} cores, durable commits");
        var moved = 0;
        foreach (var day in new[] { new LocalDate(2024, 11, 6), new LocalDate(2024, 11, 8) })
        {
            var watch = Stopwatch.StartNew();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var request = new MoveRequest { Kind = DateMoveKind.Dates, Reason = "moves", Cycle = EngineSubject.Cycle, Dates = new Dictionary<string, LocalDate> { ["apply.closes"] = day } };
            var proposed = await desk.ProposeAsync(request, "one", CancellationToken.None);
            var previewed = watch.Elapsed;
            var approved = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "another", CancellationToken.None);
            moved = approved.Preview!.Moved;
            var peak = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20);
            Console.WriteLine($"to {day:uuuu-MM-dd}  {moved,9:N0} moved   preview {previewed.TotalSeconds:F2} s, approval with its own preview and the move {(watch.Elapsed - previewed).TotalSeconds:F2} s ({approved.Move!.State}), {moved / (watch.Elapsed - previewed).TotalSeconds:N0}/s; {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F2} s of this process's CPU, peak memory {peak:N0} MB");
        }

        return moved >= options.Instances ? 0 : 1;
    }
}
