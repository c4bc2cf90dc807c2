using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Enforcement;
using Orchestrator.Engine.Tests.DeadLetters;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Engine.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Enforcement;

public class When_deadlines_fall_due(Postgres postgres)
{
    private static readonly Instant Start = Instant.FromUtc(2024, 10, 8, 0, 0);

    [Fact]
    public async Task Several_enforcers_at_once_decide_each_exactly_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        var clock = new FakeClock(Start);
        await using var first = await EngineNode.StartAsync(database, clock, options => options.PageSize = 50);
        await using var second = await EngineNode.StartAsync(database, clock, options => options.PageSize = 50);
        await Waits.StoreAsync(first.Store);
        await Waits.StartAsync(first, 1000);
        clock.MoveTo(Start + Duration.FromHours(1));

        var runs = await Task.WhenAll(
            first.Enforcer.RunOnceAsync(default),
            second.Enforcer.RunOnceAsync(default),
            first.Enforcer.RunOnceAsync(default)
        );
        var last = await second.Enforcer.RunOnceAsync(default);

        (runs.Sum(run => run.Decided) + last.Decided).ShouldBe(1000);
        await using var context = first.Context();
        (await context.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Elapsed)).ShouldBe(1000);
        (await context.Instances.CountAsync(instance => instance.Status == WorkflowStatus.Finished)).ShouldBe(1000);
        (await context.Journal.CountAsync(line => line.Event == DecisionJournal.Event)).ShouldBe(1000);
        first.Alarms.Concat(second.Alarms).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_cannot_be_decided_is_alone_although_a_later_one_of_its_instance_is_due_too()
    {
        await using var year = await Year.StartAsync(postgres);
        await using var context = year.Node.Context();
        var first = await context
            .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed)
            .OrderBy(deadline => deadline.DueAt)
            .FirstAsync();
        await Poison.PutAsync(year.Node, "deadlines", "UPDATE", $"OLD.id = {first.Id}");
        year.Clock.MoveTo("2024-11-20 09:00");

        var run = await year.Node.Enforcer.RunOnceAsync(default);

        run.Decided.ShouldBeGreaterThan(0);
        var now = year.Clock.Now;
        (
            await context
                .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed && deadline.DueAt <= now)
                .Select(deadline => deadline.Id)
                .ToListAsync()
        ).ShouldBe([first.Id]);
        year.Node.Alarms.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task None_is_decided_a_moment_too_early()
    {
        var clock = new FakeClock(Start);
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 3);

        clock.MoveTo(Start + Duration.FromHours(1) - Duration.FromMilliseconds(1));
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(0);
        clock.MoveTo(Start + Duration.FromHours(1));
        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(3);
    }

    [Fact]
    public async Task What_came_due_while_nothing_ran_is_decided_once_with_its_lateness()
    {
        var clock = new FakeClock(Start);
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 1);
        clock.MoveTo(Start + Duration.FromDays(3));

        var run = await node.Enforcer.RunOnceAsync(default);
        var again = await node.Enforcer.RunOnceAsync(default);

        run.Decided.ShouldBe(1);
        run.MaxLateness.ShouldBe(Duration.FromHours(71));
        again.Decided.ShouldBe(0);
        await using var context = node.Context();
        (await context.Deadlines.SingleAsync()).LatenessMs.ShouldBe(71L * 3600 * 1000);
    }

    [Fact]
    public async Task A_crash_between_claim_and_commit_loses_nothing()
    {
        var clock = new FakeClock(Start);
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 2);
        clock.MoveTo(Start + Duration.FromHours(2));

        await using (var crashing = await node.Store.BeginAsync(default))
        {
            var horizon = await node.Store.PassBarrierAsync(default);
            (await crashing.ClaimDueDeadlinesAsync(horizon, 10, default)).Count.ShouldBe(2);
            (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(0);
        }

        (await node.Enforcer.RunOnceAsync(default)).Decided.ShouldBe(2);
    }

    [Fact]
    public async Task An_instance_whose_state_is_damaged_is_set_aside_with_an_alarm_and_the_others_go_on()
    {
        var clock = new FakeClock(Start);
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 20);
        await using (var context = node.Context())
        {
            await context
                .Instances.Where(instance => instance.Id == 10_007)
                .ExecuteUpdateAsync(update => update.SetProperty(instance => instance.State, new byte[] { 1 }));
        }
        clock.MoveTo(Start + Duration.FromHours(1));

        var run = await node.Enforcer.RunOnceAsync(default);

        run.Decided.ShouldBe(19);
        run.Isolated.ShouldBe(1);
        node.Alarms.ShouldHaveSingleItem().Subject.ShouldBe("instances/10007");
        (await node.Enforcer.RunOnceAsync(default)).ShouldBe(new EnforcerRun(0, 0, 0, Duration.Zero));
        await using var after = node.Context();
        (await after.Deadlines.CountAsync(deadline => deadline.State == DeadlineState.Armed)).ShouldBe(1);
    }

    [Fact]
    public async Task An_arrival_stamped_before_the_due_instant_is_on_time_though_it_is_processed_after()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        await year.MoveToAsync("2024-11-01 23:59");
        var withdrawal = year.Arrival(
            id,
            Storage.Arrivals.ArrivalTarget.Instance,
            TitleReview.Events.ReviewEvents.ApplicationWithdrawn,
            """{"reason":"个人原因"}"""
        );
        await year.Node.Store.StampArrivalsAsync([withdrawal], default);

        year.Clock.MoveTo("2024-11-02 00:05");
        await year.Node.Enforcer.RunOnceAsync(default);
        (await year.ApplicationAsync(id)).FinalState.ShouldBeNull();
        (await year.Node.Arrivals.ProcessPendingAsync(default)).ShouldBe(1);
        await year.Node.Enforcer.RunOnceAsync(default);

        (await year.ApplicationAsync(id)).FinalState.ShouldBe(TitleReview.Steps.Stages.Withdrawn);
    }
}
