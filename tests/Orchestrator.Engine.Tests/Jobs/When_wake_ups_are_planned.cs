using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Cycles;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_wake_ups_are_planned(Postgres postgres)
{
    [Fact]
    public async Task Each_running_cycle_has_one_at_its_next_due_instant_and_it_moves_with_the_date()
    {
        await using var watcher = await StartAsync();
        await using var node = await JobHost.StartAsync(Database, withServer: false);
        var plans = node.Get<CycleWakeUps>();

        (await plans.PlanAsync(default)).ShouldBe(1);
        (await plans.PlanAsync(default)).ShouldBe(0);
        var (id, at) = Scheduled(node);

        // Never before: the fraction of a second is rounded up.
        at.ShouldBe(First + Duration.FromMilliseconds(500));
        await using (var context = watcher.Context())
        {
            await context
                .Deadlines.Where(deadline => deadline.InstanceId == 10_000)
                .ExecuteUpdateAsync(update =>
                    update.SetProperty(deadline => deadline.DueAt, First - Duration.FromHours(1))
                );
        }
        (await plans.PlanAsync(default)).ShouldBe(2);
        Scheduled(node).At.ShouldBe(First - Duration.FromHours(1) + Duration.FromMilliseconds(500));
        node.Monitor.JobDetails(id).History[0].StateName.ShouldBe("Deleted");
    }

    [Fact]
    public async Task One_that_was_removed_comes_back_and_so_does_a_recurring_job()
    {
        await using var watcher = await StartAsync();
        await using var node = await JobHost.StartAsync(Database, withServer: false);
        await Eventually.TrueAsync(() => Recurring(node) == JobKinds.All.Count, "all recurring jobs are there");
        await node.Get<CycleWakeUps>().PlanAsync(default);

        node.Get<IBackgroundJobClient>().Delete(Scheduled(node).Id);
        node.Get<IRecurringJobManager>().RemoveIfExists("moves");
        (await node.Get<CycleWakeUps>().PlanAsync(default)).ShouldBe(1);
        (await node.Get<JobKeeper>().EnsureAsync(default)).ShouldBe(1);

        Scheduled(node).At.ShouldBe(First + Duration.FromMilliseconds(500));
        Recurring(node).ShouldBe(JobKinds.All.Count);
    }

    [Fact]
    public async Task When_it_comes_it_says_what_its_cycle_decided_and_plans_the_next()
    {
        await using var watcher = await StartAsync();
        await using var node = await JobHost.StartAsync(Database, withServer: false);
        await using (var context = watcher.Context())
        {
            await context
                .Deadlines.Where(deadline => deadline.InstanceId < 20_000)
                .ExecuteUpdateAsync(update =>
                    update.SetProperty(deadline => deadline.DueAt, First - Duration.FromDays(400))
                );
        }

        var result = await node.Get<OrchestratorJobs>()
            .Cycle("TJ-2024", CycleWakeUps.TextOf(First - Duration.FromDays(400)), default);

        result.ShouldEndWith(" s");
        result.ShouldStartWith("处理 3 项，最迟 ");
        Scheduled(node).At.ShouldBe(First + Duration.FromHours(1) + Duration.FromMilliseconds(500));
    }

    [Fact]
    public async Task In_practice_there_are_none()
    {
        await using var watcher = await StartAsync();
        await using var node = await JobHost.StartAsync(
            Database,
            new FakeClock(First - Duration.FromDays(1)),
            withServer: false
        );

        (await node.Get<CycleWakeUps>().PlanAsync(default)).ShouldBe(0);
    }

    private string Database { get; set; } = "";

    private Instant First { get; set; }

    /// <summary>A cycle with three deadlines at one instant far ahead, and one an hour later.</summary>
    private async Task<EngineNode> StartAsync()
    {
        Database = await postgres.CreateDatabaseAsync();
        var watcher = await EngineNode.StartAsync(Database);
        var now = await watcher.Store.ReadClockAsync(default);
        First =
            Instant.FromUnixTimeSeconds((now + Duration.FromDays(100)).ToUnixTimeSeconds())
            + Duration.FromMilliseconds(500);
        await Waits.StoreAsync(watcher.Store);
        await using (var context = watcher.Context())
        {
            context.Cycles.Add(
                new Cycle
                {
                    InstanceId = 7,
                    Code = "TJ-2024",
                    Name = "天津",
                    Jurisdiction = "tj",
                    CalendarRegion = "cn",
                    CalendarVersion = "1",
                    Anchors = "{}",
                    Options = "{}",
                    Status = CycleStatus.Running,
                    CreatedAt = now,
                }
            );
            await context.SaveChangesAsync();
        }

        await Waits.StartAsync(watcher, 3, kind: DeadlineKind.Statutory, due: (_, _) => First, cycle: 7);
        await Waits.StartAsync(
            watcher,
            1,
            firstId: 20_000,
            kind: DeadlineKind.Period,
            due: (_, _) => First + Duration.FromHours(1),
            cycle: 7
        );
        return watcher;
    }

    private static (string Id, Instant At) Scheduled(JobHost node)
    {
        var (id, job) = node.Monitor.ScheduledJobs(0, 10).ShouldHaveSingleItem();
        job.Job.Args[0].ShouldBe("TJ-2024");
        return (id, Instant.FromDateTimeUtc(DateTime.SpecifyKind(job.EnqueueAt, DateTimeKind.Utc)));
    }

    private static int Recurring(JobHost node)
    {
        using var connection = node.Storage.GetConnection();
        return connection.GetRecurringJobs().Count;
    }
}
