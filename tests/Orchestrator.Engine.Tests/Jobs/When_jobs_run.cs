using Hangfire;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_jobs_run(Postgres postgres)
{
    [Fact]
    public async Task Two_nodes_on_one_database_wake_up_by_themselves_and_decide_what_is_due_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        await using var watcher = await EngineNode.StartAsync(database, clock);
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 200, kind: DeadlineKind.Statutory);
        await using var first = await JobHost.StartAsync(database, clock);
        await using var second = await JobHost.StartAsync(database, clock);
        await Eventually.TrueAsync(() => first.Monitor.Servers().Count == 2, "both nodes serve");

        clock.MoveTo(Instant.FromUtc(2024, 10, 8, 1, 0));

        await using var context = watcher.Context();
        await Eventually.TrueAsync(
            async () => await context.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Armed) == 0,
            "all are decided"
        );
        (await context.Journal.CountAsync(line => line.Event == Engine.Work.DecisionJournal.Event)).ShouldBe(200);
    }

    /// <summary>Beside a watch either may decide; here only the job can.</summary>
    [Fact]
    public async Task A_job_says_what_it_decided_and_how_late()
    {
        var database = await postgres.CreateDatabaseAsync();
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        await using var watcher = await EngineNode.StartAsync(database, clock);
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 200, kind: DeadlineKind.Statutory);
        await using var node = await JobHost.StartAsync(database, clock, withWatch: false);
        clock.MoveTo(Instant.FromUtc(2024, 10, 8, 1, 0));

        node.Get<IBackgroundJobClient>().Create(JobKinds.Deadlines.Job, new EnqueuedState());

        await Eventually.TrueAsync(
            () =>
                node.Succeeded(nameof(OrchestratorJobs.Deadlines))
                    .Any(job => job.Result.Contains("200 decided, 0.00 s late at most", StringComparison.Ordinal)),
            "a job says what it decided"
        );
    }

    [Fact]
    public async Task The_gap_between_a_nodes_clock_and_the_databases_is_measured()
    {
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync());
        var check = new NodeClockCheck(
            node.Store,
            new FakeClock(await node.Store.ReadClockAsync(default) + Duration.FromMinutes(5))
        );

        (await check.MeasureAsync(default)).TotalSeconds.ShouldBeInRange(290, 301);
    }
}
