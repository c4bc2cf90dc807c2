using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Calendars;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Holidays;
using Orchestrator.Workflows.Runtime;

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
            await context.Deadlines.Where(deadline => deadline.InstanceId == id && deadline.Role == "department").ExecuteDeleteAsync();

        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(1);
        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
        year.Node.Alarms.ShouldHaveSingleItem().ShouldSatisfyAllConditions(alarm => alarm.Code.ShouldBe("deadline-mismatch"), alarm => alarm.Subject.ShouldBe($"instances/{id}"));
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
    public async Task An_imported_calendar_moves_the_open_deadlines_that_count_working_days()
    {
        await using var year = await Year.StartAsync(postgres);
        await using (var context = year.Node.Context())
            (await context.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"))).DueDate.ShouldBe(new LocalDate(2024, 9, 18));
        await using (var context = year.Node.Context())
        {
            var source = CalendarBook.Official.For("cn").Value.Source.Years.Single(known => known.Year == 2024);
            var days = source.Days.Where(known => known.Date != new LocalDate(2024, 9, 20)).Select(known => $$"""{"name":"{{known.Name}}","date":"{{known.Date:uuuu-MM-dd}}","isOffDay":{{(known.IsOffDay ? "true" : "false")}}}""")
                .Append("""{"name":"中秋节","date":"2024-09-20","isOffDay":true}""");
            context.CalendarVersions.Add(new CalendarVersion
            {
                Id = 500,
                Region = "cn",
                Version = "test-1",
                Json = $$"""{"year":2024,"papers":["https://example.test/1"],"days":[{{string.Join(',', days)}}]}""",
                Hash = "",
                State = CalendarVersionState.Approved,
                ImportedAt = FakeClock.At("2024-09-11 09:00"),
                ImportedBy = "a",
                DecidedAt = FakeClock.At("2024-09-11 10:00"),
                DecidedBy = "b",
            });
            await context.SaveChangesAsync();
        }

        await year.Node.Get<Reconciler>().RunOnceAsync(default);
        await year.Node.DrainAsync();

        await using var after = year.Node.Context();
        var moved = await after.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan") && deadline.State == DeadlineState.Armed);
        moved.DueDate.ShouldBe(new LocalDate(2024, 9, 14));
        (await after.Cycles.SingleAsync()).CalendarVersion.ShouldContain("test-1");
    }
}
