using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Jobs;

/// <summary>
/// Adds the jobs to a host: Hangfire's server, the watch that wakes its jobs on time, and the keeper of the recurring
/// ones. Losing all of them costs one look at most (D1).
/// </summary>
public static class JobServices
{
    /// <summary>
    /// Adds storage and client and, where this process runs jobs, all that runs them. Call after
    /// <c>AddOrchestratorEngine</c>; the host may add a <see cref="Housekeep"/>.
    /// </summary>
    public static IServiceCollection AddOrchestratorJobs(this IServiceCollection services, JobStoreOptions store)
    {
        ArgumentNullException.ThrowIfNull(store);
        services.AddSingleton(store);
        // Before Hangfire's own, which are shared by all hosts of a process.
        services.AddSingleton(_ => store.Open());
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        ));
        services.AddSingleton(_ => JobFilters.Create());
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire
                    .UseLogProvider(new JobLogs(provider.GetRequiredService<ILoggerFactory>()))
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
        );
        services.TryAddSingleton<Housekeep>(_ => Task.FromResult(0));
        services.AddSingleton<WatchState>();
        services.AddSingleton<JobNodes>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<CycleWakeUps>();
        services.AddSingleton<FailedJobs>();
        services.AddSingleton(provider => new OrchestratorJobs(
            provider.GetRequiredService<JobRunner>(),
            provider.GetRequiredService<CycleWakeUps>()
        ));
        services.AddSingleton(provider => new JobRequests(
            provider.GetRequiredService<IBackgroundJobClient>(),
            provider.GetRequiredService<ILogger<JobRequests>>()
        ));
        services.AddSingleton(provider => new JobDesk(
            provider.GetRequiredService<JobStorage>(),
            provider.GetRequiredService<IRecurringJobManagerV2>(),
            provider.GetRequiredService<JobNodes>(),
            provider.GetRequiredService<IWorkStore>()
        ));
        if (!store.RunsJobs)
            return services;
        GiveThreads();
        services.AddHangfireServer(Configure);
        services.AddSingleton<JobKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<JobKeeper>());
        services.AddSingleton<DueWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<DueWatch>());
        return services;
    }

    /// <summary>
    /// Hangfire's storage blocks the threads that call it. On few cores the pool would grow by one or two a second,
    /// and deadlines would wait for that.
    /// </summary>
    private static void GiveThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 2 * (JobKinds.All.Count + 1)), ports);
    }

    private static void Configure(BackgroundJobServerOptions server)
    {
        // Process and a random part are appended: see JobNodes.
        server.ServerName = Environment.MachineName;
        // As many as there are kinds of jobs: none keeps another from starting.
        server.WorkerCount = JobKinds.All.Count + 1;
        server.SchedulePollingInterval = TimeSpan.FromSeconds(15);
        server.HeartbeatInterval = TimeSpan.FromSeconds(5);
        server.ServerTimeout = TimeSpan.FromSeconds(30);
        server.ServerCheckInterval = TimeSpan.FromSeconds(30);
        server.StopTimeout = TimeSpan.FromSeconds(2);
        server.ShutdownTimeout = TimeSpan.FromSeconds(15);
    }
}
