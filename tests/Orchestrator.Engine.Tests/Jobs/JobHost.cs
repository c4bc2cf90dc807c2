using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Orchestrator.Cases;
using Orchestrator.Engine.Alarms;
using Orchestrator.Engine.Composition;
using Orchestrator.Engine.Jobs;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;

namespace Orchestrator.Engine.Tests.Jobs;

/// <summary>One node as a server is one: engine, jobs, Hangfire's server, the watch.</summary>
internal sealed class JobHost : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlJobStore _jobs;
    private readonly IHost _host;

    private JobHost(
        string database,
        IClock? clock,
        IClock? nodeClock,
        bool withServer,
        bool withWatch,
        Action<EngineOptions>? configure
    )
    {
        Database = database;
        _source = PostgreSqlDatabase.CreateSource(database);
        _jobs = new PostgreSqlJobStore(database);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<IWorkStore>(_ => new PostgreSqlWorkStore(_source, clock));
        builder.Services.AddSingleton(nodeClock ?? clock ?? MachineClock);
        builder.Services.AddSingleton(
            ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly).With(typeof(JobHost).Assembly)
        );
        builder.Services.AddSingleton<Engine.Outbox.ISigningKeys, Outbox.PlainKeys>();
        builder.Services.AddSingleton<AlarmSink>(
            (alarm, _) =>
            {
                lock (Alarms)
                    Alarms.Add(alarm);
                return Task.CompletedTask;
            }
        );
        var options = new EngineOptions { PageSize = 20 };
        configure?.Invoke(options);
        builder.Services.AddOrchestratorEngine(options);
        builder.Services.AddOrchestratorCases();
        builder.Services.AddOrchestratorJobs(new JobStoreOptions(_jobs.Open) { HasRealClock = clock is null });
        if (!withServer)
            RemoveServer(builder.Services);
        if (!withWatch)
            RemoveWatch(builder.Services);
        _host = builder.Build();
    }

    public string Database { get; }

    public List<Alarm> Alarms { get; } = [];

    public JobStorage Storage => Get<JobStorage>();

    public IMonitoringApi Monitor => Storage.GetMonitoringApi();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <param name="database">A migrated database.</param>
    /// <param name="clock">The virtual clock that judges; null: the database's.</param>
    /// <param name="nodeClock">This machine's clock.</param>
    /// <param name="withServer">False: nobody runs Hangfire's jobs.</param>
    /// <param name="configure">The engine's options.</param>
    /// <param name="withWatch">False: nothing wakes the jobs, and nothing does their work beside them.</param>
    public static async Task<JobHost> StartAsync(
        string database,
        IClock? clock = null,
        IClock? nodeClock = null,
        bool withServer = true,
        Action<EngineOptions>? configure = null,
        bool withWatch = true
    )
    {
        var host = new JobHost(database, clock, nodeClock, withServer, withWatch, configure);
        await PostgreSqlDatabase.MigrateAsync(host._source, TestContext.Current.CancellationToken, withJobs: true);
        await host._host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Jobs of a method that have ended well, with their results, newest first.</summary>
    public IReadOnlyList<(string Id, string Result)> Succeeded(string method) =>
        [
            .. Monitor
                .SucceededJobs(0, 1000)
                .Where(job => job.Value?.Job?.Method.Name == method)
                .Select(job => (job.Key, SerializationHelper.Deserialize<string>((string)job.Value.Result))),
        ];

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        _jobs.Dispose();
        await _source.DisposeAsync();
    }

    /// <summary>The hosted services of our own: watch and keeper.</summary>
    private static void RemoveWatch(IServiceCollection services)
    {
        foreach (
            var own in services
                .Where(service =>
                    service.ImplementationFactory?.GetType().GenericTypeArguments[^1] is { } type
                    && (type == typeof(DueWatch) || type == typeof(JobKeeper))
                )
                .ToList()
        )
        {
            services.Remove(own);
        }
    }

    private static void RemoveServer(IServiceCollection services)
    {
        var server = services.Single(service =>
            service.ImplementationFactory?.GetType().GenericTypeArguments[^1]
            == typeof(BackgroundJobServerHostedService)
        );
        services.Remove(server);
    }

#pragma warning disable RS0030 // This is a host: it composes the machine's clock.
    public static IClock MachineClock => SystemClock.Instance;
#pragma warning restore RS0030
}
