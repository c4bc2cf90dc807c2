using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Orchestrator.Cases;
using Orchestrator.Engine;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Outbox;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Benchmarks.Lateness;

/// <summary>
/// One node, as a server is one, until its standard input ends; says how many statements it has sent and how often
/// its watch took over.
/// </summary>
internal static class LatenessNode
{
    public const string Verb = "node";
    public const string Variable = "LATENESS_DATABASE";
    public const string Ready = "ready";

    public static async Task<int> RunAsync()
    {
        var database = Environment.GetEnvironmentVariable(Variable)!;
        long statements = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" })
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref statements));
        listener.Start();
        await using var source = PostgreSqlDatabase.CreateSource(database);
        using var jobs = new PostgreSqlJobStore(database);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        // Standard output is for answers.
        builder
            .Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<IWorkStore>(_ => new PostgreSqlWorkStore(source));
#pragma warning disable RS0030 // This is a host: a node of its own.
        builder.Services.AddSingleton<IClock>(SystemClock.Instance);
#pragma warning restore RS0030
        builder.Services.AddSingleton(ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly));
        builder.Services.AddSingleton<ISigningKeys, NoKeys>();
        builder.Services.AddOrchestratorEngine(new EngineOptions());
        builder.Services.AddOrchestratorCases();
        builder.Services.AddOrchestratorJobs(new JobStoreOptions(jobs.Open));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            Console.WriteLine(
                asked == "statements"
                    ? Interlocked.Read(ref statements)
                    : host.Services.GetRequiredService<WatchState>().TakeOvers
            );
        }
        await host.StopAsync();
        return 0;
    }

    private sealed class NoKeys : ISigningKeys
    {
        public byte[] Unprotect(byte[] protectedKey) => protectedKey;
    }
}
