using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Engine.Tests.Reconciling;

public class When_things_are_reconciled(Postgres postgres)
{
    [Fact]
    public async Task A_sound_database_rings_no_alarm()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.SubmittedAsync("P1");

        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deadline_that_a_state_waits_for_and_no_row_holds_rings_once()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var id = await year.SubmittedAsync("P1");
        await using (var context = year.Node.Context())
        {
            await context
                .Deadlines.Where(deadline => deadline.InstanceId == id && deadline.Role == "department")
                .ExecuteDeleteAsync();
        }

        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(1);
        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
        year.Node.Alarms.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                alarm => alarm.Code.ShouldBe("deadline-mismatch"),
                alarm => alarm.Subject.ShouldBe($"instances/{id}")
            );
    }

    [Fact]
    public async Task What_is_due_and_undecided_for_more_than_two_minutes_rings()
    {
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 1);
        clock.MoveTo(Instant.FromUtc(2024, 10, 8, 1, 3));

        await node.Get<Reconciler>().RunOnceAsync(default);

        node.Alarms.ShouldContain(alarm => alarm.Code == "overdue-unclaimed");
    }

    [Fact]
    public async Task Arrivals_that_nobody_processed_in_time_ring_before_they_are_processed()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.Node.Store.StampArrivalsAsync([year.Submission("P1")], default);
        year.Clock.Advance(Duration.FromMinutes(3));

        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(1);

        year.Node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("arrivals-pending");
        await using var context = year.Node.Context();
        (await context.Applications.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_deadline_with_its_dead_letter_has_rung_and_rings_no_more()
    {
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync(), clock);
        await Waits.StoreAsync(node.Store);
        await Waits.StartAsync(node, 1);
        await DeadLetters.Poison.PutAsync(node, "deadlines", "UPDATE", "true");
        clock.MoveTo(Instant.FromUtc(2024, 10, 8, 1, 0));
        await node.Enforcer.RunOnceAsync(default);
        clock.Advance(Duration.FromHours(1));

        (await node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
        node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("deadline-not-decided");
    }

    [Fact]
    public async Task A_calendar_in_force_that_no_cycle_counts_by_yet_is_proposed_once_and_moves_nothing_by_itself()
    {
        await using var year = await Year.StartAsync(postgres);
        await CalendarImports.StoreAsync(year, 500, CalendarVersionState.Approved, new LocalDate(2024, 9, 20));

        await year.Node.Get<CalendarWatch>().RunAsync(default);
        await year.Node.Get<CalendarWatch>().RunAsync(default);

        await using var context = year.Node.Context();
        var move = await context.DateMoves.SingleAsync();
        (move.Kind, move.State, move.ProposedBy).ShouldBe((DateMoveKind.Calendar, DateMoveState.Proposed, "system"));
        (await context.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"))).DueDate.ShouldBe(
            new LocalDate(2024, 9, 18)
        );
    }
}
