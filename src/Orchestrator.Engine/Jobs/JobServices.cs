using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Orchestrator.Engine.Jobs;

/// <summary>Adds the jobs to a host: wake-ups by Quartz.NET's clustered store. Losing all of them costs one interval at most (D1).</summary>
public static class JobServices
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Adds the scheduler and all jobs. Call after <see cref="EngineServices.AddOrchestratorEngine"/>.</summary>
    public static IServiceCollection AddOrchestratorJobs(this IServiceCollection services, JobStoreOptions store)
    {
        ArgumentNullException.ThrowIfNull(store);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "orchestrator";
                scheduler.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(10);
            quartz.UsePersistentStore(persistent => Configure(persistent, store));
            Every<EnforcerJob>(quartz, Second);
            Every<StimuliJob>(quartz, Second);
            Every<FanoutJob>(quartz, Second);
            Every<OutboxJob>(quartz, 2 * Second);
            Every<RequestJob>(quartz, Second);
            Every<StarterJob>(quartz, 5 * Second);
            Every<ArrivalsJob>(quartz, 5 * Second);
            Every<ReminderJob>(quartz, Minute);
            Every<ReconcilerJob>(quartz, Minute);
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services;
    }

    private static void Configure(IPersistentStoreBuilder persistent, JobStoreOptions store)
    {
        _ = store.Kind == JobStoreKind.PostgreSql
            ? persistent.UsePostgres(store.Factory, store.ConnectionString)
            : persistent.UseSqlServer(store.Factory, store.ConnectionString);
        persistent.UseSystemTextJsonSerializer(_ => { });
        persistent.ProvisionSchema();
        persistent.ConfigureStore(ado => ado.TablePrefix = store.TablePrefix);
        if (store.Clustered) persistent.UseClustering(_ => { });
    }

    /// <summary>A missed wake-up is made good at once, and only once: the job does all that has gathered.</summary>
    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval) where TJob : IJob
    {
        var name = typeof(TJob).Name;
        quartz.ScheduleJob<TJob>(
            trigger => trigger.WithIdentity(name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)),
            job => job.WithIdentity(name));
    }
}
