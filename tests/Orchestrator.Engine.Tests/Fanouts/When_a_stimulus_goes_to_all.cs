using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Fanouts;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Outbox;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Engine.Tests.Fanouts;

public class When_a_stimulus_goes_to_all(Postgres postgres)
{
    private const string Payload = """{"name":"gate.checked","at":"2024-10-09T01:00:00Z","payload":{}}""";

    [Fact]
    public async Task It_goes_on_from_its_cursor_after_a_crash_and_reaches_each_once()
    {
        await using var year = await Year.StartAsync(postgres, options => options.PageSize = 4);
        await year.OpenWindowAsync();
        for (var person = 1; person <= 10; person++)
            await year.SubmittedAsync($"P{person}");
        await using var context = year.Node.Context();
        var ids = await context
            .Applications.OrderBy(application => application.InstanceId)
            .Select(application => application.InstanceId)
            .ToListAsync();
        var move = new Fanout
        {
            Id = 900_000,
            CycleId = year.CycleId,
            Stimulus = ReviewEvents.AnchorsChanged,
            Payload = Payload
                .Replace("gate.checked", ReviewEvents.AnchorsChanged)
                .Replace("{}", """{"name":"apply.closes"}"""),
            At = FakeClock.At("2024-10-09 09:00"),
            Until = ids[^1],
        };
        context.Fanouts.Add(move);
        await context.SaveChangesAsync();
        var runner = year.Node.Get<FanoutRunner>();

        (await runner.RunChunkAsync(default)).ShouldBe(4);
        await using (var crashing = await year.Node.Store.BeginAsync(default))
        {
            var claimed = (await crashing.ClaimFanoutAsync(default)).ShouldNotBeNull();
            claimed.Cursor.ShouldBe(ids[3]);
            (await crashing.ReadFanoutTargetsAsync(claimed, 4, default)).ShouldBe(ids[4..8]);
        }

        (await runner.RunOnceAsync(default)).ShouldBe(6);
        (await runner.RunOnceAsync(default)).ShouldBe(0);
        await using var after = year.Node.Context();
        (await after.Fanouts.SingleAsync(fanout => fanout.Id == 900_000)).DoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_date_that_moves_moves_the_open_deadlines_of_all_applications()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        for (var person = 1; person <= 3; person++)
            await year.SubmittedAsync($"P{person}");
        await using (var context = year.Node.Context())
        {
            var cycle = await context.Cycles.SingleAsync();
            cycle.Anchors = cycle.Anchors.Replace(
                "\"apply.closes\":\"2024-11-01\"",
                "\"apply.closes\":\"2024-11-08\"",
                StringComparison.Ordinal
            );
            context.Fanouts.Add(
                new Fanout
                {
                    Id = 900_001,
                    CycleId = year.CycleId,
                    Stimulus = ReviewEvents.AnchorsChanged,
                    Payload =
                        """{"name":"anchors.changed","at":"2024-10-09T01:00:00Z","payload":{"name":"apply.closes"}}""",
                    At = FakeClock.At("2024-10-09 09:00"),
                    Until = long.MaxValue,
                }
            );
            await context.SaveChangesAsync();
        }

        await year.Node.DrainAsync();

        await using var after = year.Node.Context();
        var due = await after
            .Deadlines.Where(deadline => deadline.Role == "department" && deadline.InstanceId != year.CycleId)
            .Select(deadline => deadline.DueDate)
            .ToListAsync();
        due.ShouldBe(Enumerable.Repeat(new NodaTime.LocalDate(2024, 11, 8), 3));
        (await after.DeadlineMoves.CountAsync()).ShouldBe(3);
    }
}
