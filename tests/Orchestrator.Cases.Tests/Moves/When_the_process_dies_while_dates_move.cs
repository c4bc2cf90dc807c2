using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Arrivals;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>An import moves 110 deadlines of two cycles, and the database connection is killed in the middle of the second.</summary>
public sealed class When_the_process_dies_while_dates_move(Postgres postgres)
{
    private const int PerCycle = 55;
    private static readonly LocalDate Old = new(2024, 10, 14);
    private static readonly LocalDate New = new(2024, 10, 15);

    [Fact]
    public async Task A_cycle_is_moved_whole_or_not_at_all_and_the_next_run_goes_on()
    {
        await using var year = await Year.StartAsync(postgres);
        var first = year.CycleId;
        await year.OpenWindowAsync();
        var second = await SecondCycleAsync(year);
        await ReturnedAsync(year, first, "A");
        var victims = await ReturnedAsync(year, second, "B");
        var proposed = await CalendarImports.ProposeAsync(year, 500, new LocalDate(2024, 10, 14));
        proposed
            .Preview!.Cycles.Select(cycle => cycle.Lines.Single(line => line.Name == "correction").Count)
            .ShouldBe([PerCycle, PerCycle]);
        await KillAtAsync(year, victims[PerCycle / 2]);

        var approved = await year
            .Node.Get<MoveDesk>()
            .ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default);

        approved.Move!.State.ShouldBe(DateMoveState.Approved);
        await using (var context = year.Node.Context())
        {
            (await DatesAsync(context, first)).ShouldAllBe(date => date == New);
            (await DatesAsync(context, second)).ShouldAllBe(date => date == Old);
            (await context.Cycles.SingleAsync(cycle => cycle.InstanceId == second)).CalendarVersion.ShouldNotContain(
                "test-500"
            );
            (
                await context.CycleMoves.OrderBy(cycle => cycle.CycleId).Select(cycle => cycle.State).ToListAsync()
            ).ShouldBe([CycleMoveState.Applied, CycleMoveState.Waiting]);
        }

        await SpareAsync(year);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        await using var after = year.Node.Context();
        (await DatesAsync(after, first)).ShouldAllBe(date => date == New);
        (await DatesAsync(after, second)).ShouldAllBe(date => date == New);
        (await after.DeadlineMoves.CountAsync(move => move.OldDueDate == Old)).ShouldBe(2 * PerCycle);
        (await after.Journal.CountAsync(line => line.Event == MoveJournal.DeadlineMoved)).ShouldBe(2 * PerCycle);
        (await after.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Applied);
    }

    [Fact]
    public async Task A_deadline_armed_by_a_cycle_that_waits_still_counts_by_the_old_calendar_and_moves_with_it()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var early = (await ReturnedAsync(year, year.CycleId, "A"))[0];
        var proposed = await CalendarImports.ProposeAsync(year, 500, new LocalDate(2024, 10, 14));
        await KillAtAsync(year, early);
        await year.Node.Get<MoveDesk>().ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);

        var late = (await ReturnedAsync(year, year.CycleId, "C", count: 1))[0];
        await using (var context = year.Node.Context())
        {
            (
                await context.Deadlines.SingleAsync(deadline =>
                    deadline.InstanceId == late && deadline.Name == "correction"
                )
            ).DueDate.ShouldBe(Old);
        }
        await SpareAsync(year);
        await year.Node.Get<MoveRunner>().RunOnceAsync(default);

        await using var after = year.Node.Context();
        (await DatesAsync(after, year.CycleId)).ShouldAllBe(date => date == New);
    }

    private static async Task<List<LocalDate>> DatesAsync(OrchestratorDbContext context, long cycle)
    {
        var dates = await context
            .Deadlines.Where(deadline =>
                deadline.CycleId == cycle && deadline.Name == "correction" && deadline.State == DeadlineState.Armed
            )
            .Select(deadline => deadline.DueDate)
            .ToListAsync();
        dates.Count.ShouldBeGreaterThanOrEqualTo(PerCycle);
        return dates;
    }

    private static async Task<long> SecondCycleAsync(Year year)
    {
        var started = await year
            .Node.Get<CycleStarter>()
            .StartAsync(new NewCycle(1, "TJ-2024-2", "另一评委会", []), default);
        await year.SendAsync(
            year.Arrival(
                started.InstanceId,
                ArrivalTarget.Cycle,
                ReviewEvents.PlanFiled,
                ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.Example
            )
        );
        (
            await year.SendAsync(
                year.Arrival(started.InstanceId, ArrivalTarget.Cycle, ReviewEvents.PlanPublished, "{}")
            )
        ).Refusal.ShouldBeNull();
        return started.InstanceId;
    }

    /// <summary>Applications that the employer has returned: each has a correction deadline five working days later.</summary>
    private static async Task<List<long>> ReturnedAsync(Year year, long cycle, string prefix, int count = PerCycle)
    {
        var submissions = Enumerable
            .Range(0, count)
            .Select(number =>
            {
                var payload = ReviewEvents
                    .Find(EventLevel.Application, ReviewEvents.ApplicationSubmitted)!
                    .ExamplePayload();
                payload["person"] = $"{prefix}{number}";
                return year.Arrival(
                    cycle,
                    ArrivalTarget.NewApplication,
                    ReviewEvents.ApplicationSubmitted,
                    payload.ToJsonString()
                );
            })
            .ToList();
        var ids = (await year.Node.Arrivals.AcceptAsync(submissions, default))
            .Select(result => result.Answer!.InstanceId!.Value)
            .ToList();
        var returned = ids.ConvertAll(id =>
            year.Arrival(
                id,
                ArrivalTarget.Instance,
                ReviewEvents.EmployerDecided,
                """{"decision":"returned","reasons":["材料不清"]}"""
            )
        );
        (await year.Node.Arrivals.AcceptAsync(returned, default)).ShouldAllBe(result => result.Answer!.Refusal == null);
        return ids;
    }

    /// <summary>Ends the connection's own server process, as a crash of the machine would, when a move reaches an application.</summary>
    private static async Task KillAtAsync(Year year, long application)
    {
        await using var context = year.Node.Context();
#pragma warning disable EF1002 // The number is the test's own.
        await context.Database.ExecuteSqlRawAsync(
            $"""
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NEW; END $$;
            CREATE TRIGGER die BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.instance_id = {application} AND NEW.event = '{MoveJournal.DeadlineMoved}') EXECUTE FUNCTION die();
            """
        );
#pragma warning restore EF1002
    }

    private static async Task SpareAsync(Year year)
    {
        await using var context = year.Node.Context();
        await context.Database.ExecuteSqlRawAsync("DROP TRIGGER die ON journal");
    }
}
