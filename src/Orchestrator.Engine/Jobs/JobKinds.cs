using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Automation;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Outbox;
using Orchestrator.Engine.Reconciling;

namespace Orchestrator.Engine.Jobs;

/// <summary>All recurring jobs. At minute level they are the net below the watch, which wakes them when there is work.</summary>
internal static class JobKinds
{
    private const string EachMinute = "* * * * *";
    private const string EachFiveMinutes = "*/5 * * * *";

    public static JobKind Deadlines { get; } =
        new(
            "deadlines",
            EachMinute,
            MayPause: false,
            jobs => jobs.Deadlines(default),
            async (services, stop) =>
                JobTexts.Deadlines(await services.GetRequiredService<Enforcer>().RunOnceAsync(stop))
        )
        {
            IsWatched = true,
        };

    public static JobKind Messages { get; } =
        new(
            "messages",
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Messages(default),
            async (services, stop) =>
                JobTexts.Messages(
                    await services.GetRequiredService<StimulusRunner>().RunOnceAsync(stop),
                    await services.GetRequiredService<FanoutRunner>().RunOnceAsync(stop)
                )
        )
        {
            IsWatched = true,
        };

    public static JobKind Outbox { get; } =
        new(
            "outbox",
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Outbox(default),
            async (services, stop) =>
                JobTexts.Outbox(await services.GetRequiredService<OutboxSender>().RunOnceAsync(stop))
        );

    public static JobKind Requests { get; } =
        new(
            "requests",
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Requests(default),
            async (services, stop) =>
                JobTexts.Requests(await services.GetRequiredService<RequestSender>().RunOnceAsync(stop))
        )
        {
            IsWatched = true,
        };

    public static JobKind Arrivals { get; } =
        new(
            "arrivals",
            EachFiveMinutes,
            MayPause: false,
            jobs => jobs.Arrivals(default),
            async (services, stop) =>
                JobTexts.Arrivals(await services.GetRequiredService<Arrivals>().ProcessPendingAsync(stop))
        )
        {
            IsWatched = true,
        };

    public static JobKind Starters { get; } =
        new(
            "starters",
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Starters(default),
            async (services, stop) =>
            {
                // Asked for by a publication: what was read before it is of no use.
                services.GetRequiredService<WorkflowCatalog>().Forget();
                return JobTexts.Starters(await services.GetRequiredService<StarterKeeper>().RunOnceAsync(stop));
            }
        );

    public static JobKind Reminders { get; } =
        new(
            JobIds.Reminders,
            EachMinute,
            MayPause: true,
            jobs => jobs.Reminders(default),
            Registered(JobIds.Reminders)
        );

    public static JobKind Reconciler { get; } =
        new(
            "reconciler",
            EachMinute,
            MayPause: false,
            jobs => jobs.Reconcile(default),
            async (services, stop) =>
            {
                var rung = await services.GetRequiredService<Reconciler>().RunOnceAsync(stop);
                return JobTexts.Reconciled(rung, await services.GetRequiredService<CycleWakeUps>().PlanAsync(stop));
            }
        );

    public static JobKind Moves { get; } =
        new(JobIds.Moves, EachMinute, MayPause: true, jobs => jobs.Moves(default), Registered(JobIds.Moves));

    public static JobKind Calendar { get; } =
        new(
            JobIds.Calendar,
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Calendar(default),
            Registered(JobIds.Calendar)
        );

    public static JobKind Housekeeping { get; } =
        new(
            "housekeeping",
            EachFiveMinutes,
            MayPause: true,
            jobs => jobs.Housekeeping(default),
            async (services, stop) =>
                JobTexts.Housekeeping(
                    services.GetRequiredService<FailedJobs>().Forget(),
                    await services.GetRequiredService<Housekeep>()(stop)
                )
        );

    /// <summary>In the order in which they are listed.</summary>
    public static IReadOnlyList<JobKind> All { get; } =
    [Deadlines, Arrivals, Messages, Outbox, Requests, Reminders, Moves, Starters, Calendar, Reconciler, Housekeeping];

    /// <summary>The job whose work a method is.</summary>
    public static JobKind OfMethod(string method) => All.First(kind => kind.Method == method);

    /// <summary>Work that a host has registered; without it the job finds nothing to do.</summary>
    private static Func<IServiceProvider, CancellationToken, Task<string>> Registered(string id) =>
        async (services, stop) =>
            services.GetServices<IRecurringWork>().SingleOrDefault(work => work.Job == id) is { } work
                ? await work.RunAsync(stop) ?? JobTexts.Nothing
                : JobTexts.Nothing;
}
