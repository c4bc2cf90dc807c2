using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Outbox;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_the_watch_wakes(Postgres postgres)
{
    private static readonly Duration Soon = Duration.FromSeconds(2);

    [Fact]
    public async Task Each_deadline_is_decided_in_its_moment_and_never_before_it_whatever_the_nodes_clock_says()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var fast = await JobHost.StartAsync(
            database,
            nodeClock: new FakeClock(JobHost.MachineClock.GetCurrentInstant() + Duration.FromHours(1))
        );
        await using var slow = await JobHost.StartAsync(
            database,
            nodeClock: new FakeClock(JobHost.MachineClock.GetCurrentInstant() - Duration.FromHours(1))
        );
        await Waits.StartAsync(watcher, 60, kind: DeadlineKind.Statutory, due: (place, now) =>
            now + Soon + Duration.FromMilliseconds(place * 67)
        );

        var lateness = await DecidedAsync(watcher, 60);

        lateness[0].ShouldBeGreaterThanOrEqualTo(0);
        // The whole suite runs beside it; the benchmark `lateness` measures on an idle machine.
        lateness[lateness.Count / 2].ShouldBeLessThan((long)Promised.Milliseconds(1000));
        fast.Alarms.Concat(slow.Alarms).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_anybody_who_runs_jobs_it_does_the_work_itself_and_an_alarm_rings()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var node = await JobHost.StartAsync(database, withServer: false);
        await Waits.StartAsync(watcher, 30, kind: DeadlineKind.Statutory, due: (place, now) =>
            now + Soon + Duration.FromMilliseconds(place * 41)
        );

        var lateness = await DecidedAsync(watcher, 30);
        await node.Get<JobKeeper>().CheckAsync(TestContext.Current.CancellationToken);

        lateness[0].ShouldBeGreaterThanOrEqualTo(0);
        node.Get<WatchState>().TakeOvers.ShouldBeGreaterThan(0);
        node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("jobs-not-running");
    }

    [Fact]
    public async Task A_workflows_timers_leave_no_jobs()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var node = await JobHost.StartAsync(database);
        await Waits.StartAsync(watcher, 5, due: (place, now) => now + Soon + Duration.FromMilliseconds(place * 100));

        await DecidedAsync(watcher, 5);

        node.Succeeded(nameof(OrchestratorJobs.Deadlines)).ShouldAllBe(job => !JobTexts.HasEffect(job.Result));
    }

    [Fact]
    public async Task What_cannot_be_decided_yet_costs_a_sweep_a_second_and_no_jobs_and_what_comes_due_meanwhile_is_on_time()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 1, kind: DeadlineKind.Statutory, due: (_, now) => now);
        await using var node = await JobHost.StartAsync(database);
        await using var held = await watcher.Store.BeginAsync(default);
        (await held.LockInstancesAsync([10_000], default)).Count.ShouldBe(1);
        var gate = node.Get<JobRunner>()[JobKinds.Deadlines];
        await Eventually.TrueAsync(() => gate.Fruitless >= 5, "the watch has tried in vain");
        var (sweeps, jobs) = (gate.Fruitless, node.Succeeded(nameof(OrchestratorJobs.Deadlines)).Count);

        await Waits.StartAsync(watcher, 1, firstId: 20_000, kind: DeadlineKind.Statutory, due: (_, now) =>
            now + Duration.FromSeconds(4)
        );
        await using var context = watcher.Context();
        var passed = await Eventually.TrueAsync(
            async () =>
                await context.Deadlines.AnyAsync(deadline =>
                    deadline.InstanceId == 20_000 && deadline.State != DeadlineState.Armed
                ),
            "the other is decided"
        );

        // Its own job, and the recurring one if the minute is just over.
        (node.Succeeded(nameof(OrchestratorJobs.Deadlines)).Count - jobs).ShouldBeLessThanOrEqualTo(3);
        gate.Fruitless.ShouldBeLessThanOrEqualTo(sweeps + (int)(2 * passed.TotalSeconds) + 2);
        (await context.Deadlines.AsNoTracking().SingleAsync(deadline => deadline.InstanceId == 10_000)).State.ShouldBe(
            DeadlineState.Armed
        );
    }

    [Fact]
    public async Task A_deadline_that_fails_is_not_swept_for_until_its_next_try()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 1, kind: DeadlineKind.Statutory, due: (_, now) => now);
        await using (var damage = watcher.Context())
        {
            await damage.Instances.ExecuteUpdateAsync(update =>
                update.SetProperty(instance => instance.State, new byte[] { 1 })
            );
        }
        await using var node = await JobHost.StartAsync(database);
        await Eventually.TrueAsync(() => node.Alarms.Count > 0, "it is told");
        var gate = node.Get<JobRunner>()[JobKinds.Deadlines];
        await Eventually.TrueAsync(() => !gate.IsRunning, "the sweep is over");

        var end = gate.LastEnd;
        await Eventually.TrueAsync(() => gate.LastEnd != end, "it is tried again");

        System.Diagnostics.Stopwatch.GetElapsedTime(end, gate.LastEnd).ShouldBeGreaterThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Mail_that_waits_for_a_server_to_be_named_wakes_nobody()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await using (var context = watcher.Context())
        {
            context.Outbox.Add(
                new OutboxMessage
                {
                    Id = 5,
                    Kind = OutboxKind.Mail,
                    Key = "m",
                    Destination = "a@example.cn",
                    Payload = "{}",
                    CreatedAt = await watcher.Store.ReadClockAsync(default),
                    State = OutboxState.Waiting,
                }
            );
            await context.SaveChangesAsync();
        }

        await using var node = await JobHost.StartAsync(database);
        await Eventually.TrueAsync(
            () => node.Get<WatchState>().LastLook is not null && node.Monitor.Servers().Count > 0,
            "the node works"
        );
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 1, kind: DeadlineKind.Statutory, due: (_, now) => now + Soon);
        await DecidedAsync(watcher, 1);

        node.Get<JobRunner>()[JobKinds.Outbox].LastJob.ShouldBe(0);
    }

    [Fact]
    public async Task An_arrival_that_a_crash_left_is_finished()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        var withdrawal = year.Arrival(
            id,
            ArrivalTarget.Instance,
            TitleReview.Events.ReviewEvents.ApplicationWithdrawn,
            """{"reason":"个人原因"}"""
        );
        await year.Node.Store.StampArrivalsAsync([withdrawal], default);

        await using var node = await JobHost.StartAsync(year.Database, year.Clock);
        year.Clock.MoveTo(year.Clock.GetCurrentInstant() + Duration.FromSeconds(3));

        await using var context = year.Node.Context();
        await Eventually.TrueAsync(
            async () => !await context.Arrivals.AnyAsync(arrival => arrival.State == ArrivalState.Pending),
            "it is processed"
        );
    }

    [Fact]
    public async Task Locks_that_a_crash_left_in_the_jobs_tables_keep_no_deadline_waiting_and_recurring_jobs_come_back()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var node = await JobHost.StartAsync(database);
        await using var source = NpgsqlDataSource.Create(database);
        await using (
            var plant = source.CreateCommand(
                "INSERT INTO hangfire.lock (resource, acquired) SELECT 'hangfire:' || r, now() AT TIME ZONE 'utc' "
                    + "FROM unnest(array['locks:schedulepoller', 'recurring-jobs:lock']) AS r ON CONFLICT DO NOTHING"
            )
        )
        {
            await plant.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var planted = JobHost.MachineClock.GetCurrentInstant().ToDateTimeUtc();
        await Waits.StartAsync(watcher, 20, kind: DeadlineKind.Statutory, due: (place, now) =>
            now + Soon + Duration.FromMilliseconds(place * 30)
        );

        var lateness = await DecidedAsync(watcher, 20);

        lateness[0].ShouldBeGreaterThanOrEqualTo(0);
        lateness[lateness.Count / 2].ShouldBeLessThan((long)Promised.Milliseconds(1000));
        // A lock is given up after 30 s and schedules are looked at every 15 s; a job of each minute is due meanwhile.
        var took = await Eventually.TrueAsync(
            () => node.Storage.GetConnection().GetRecurringJobs().Exists(job => job.LastExecution > planted),
            "a recurring job runs",
            Promised.Seconds(105)
        );
        took.ShouldBeLessThan(Promised.Seconds(105));
    }

    /// <summary>Waits until so many are decided.</summary>
    /// <returns>Their lateness in milliseconds, least first.</returns>
    private static async Task<List<long>> DecidedAsync(EngineNode watcher, int count)
    {
        await using var context = watcher.Context();
        await Eventually.TrueAsync(
            async () => await context.Deadlines.CountAsync(deadline => deadline.State != DeadlineState.Armed) == count,
            "all are decided"
        );
        (await context.Journal.CountAsync(line => line.Event == Engine.Work.DecisionJournal.Event)).ShouldBe(count);
        return await context
            .Deadlines.Select(deadline => deadline.LatenessMs!.Value)
            .OrderBy(late => late)
            .ToListAsync();
    }
}
