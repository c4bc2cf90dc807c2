using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Reconciling;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

public sealed class When_a_calendar_is_imported(Postgres postgres)
{
    private static readonly LocalDate RestDay = new(2024, 9, 20);

    [Fact]
    public async Task The_preview_says_what_would_move_and_nothing_does()
    {
        await using var year = await Year.StartAsync(postgres);

        var proposed = await CalendarImports.ProposeAsync(year, 500, RestDay);

        var cycle = proposed.Preview.ShouldNotBeNull().Cycles.ShouldHaveSingleItem();
        var line = cycle.Lines.Single(line => line.Activity == "FilePlan");
        (line.Change, line.OldDate, line.NewDate, line.Count, line.Level).ShouldBe(
            ("moved", new LocalDate(2024, 9, 18), new LocalDate(2024, 9, 14), 1, "cycle")
        );
        proposed.Preview.IsLawful.ShouldBeTrue();
        await using var context = year.Node.Context();
        (await context.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"))).DueDate.ShouldBe(
            new LocalDate(2024, 9, 18)
        );
        (await context.DeadlineMoves.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_person_moves_the_dates_with_journal_move_and_notice_in_one_commit()
    {
        await using var year = await Year.StartAsync(postgres);
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await CalendarImports.ProposeAsync(year, 500, RestDay);
        var (id, hash) = (proposed.Move!.Id, proposed.Preview!.Hash);

        (await desk.ApproveAsync(id, hash, "zhang", default)).Refusal!.Code.ShouldBe("second-person");
        var approved = await desk.ApproveAsync(id, hash, "li", default);

        approved.Refusal.ShouldBeNull();
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
        await using var context = year.Node.Context();
        var deadline = await context.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"));
        deadline.DueDate.ShouldBe(new LocalDate(2024, 9, 14));
        var moved = await context.DeadlineMoves.SingleAsync(move => move.DeadlineId == deadline.Id);
        (moved.OldDueDate, moved.NewDueDate, moved.Reason, moved.ApprovedBy, moved.MoveId).ShouldBe(
            (new LocalDate(2024, 9, 18), new LocalDate(2024, 9, 14), "放假安排调整", "li", id)
        );
        (
            await context.Journal.SingleAsync(line =>
                line.InstanceId == year.CycleId && line.Event == MoveJournal.DatesMoved
            )
        ).Message!.ShouldContain("放假安排调整（li批准）");
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-18")).Role.ShouldBe(
            Roles.TradeDepartment
        );
        (await context.Cycles.SingleAsync()).CalendarVersion.ShouldContain("test-500");
        (await context.CalendarVersions.SingleAsync()).State.ShouldBe(CalendarVersionState.Approved);
        (await year.Node.Get<Reconciler>().RunOnceAsync(default)).ShouldBe(0);
        (await desk.ApproveAsync(id, hash, "wang", default)).Move.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_approved_is_what_was_shown()
    {
        await using var year = await Year.StartAsync(postgres);
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await CalendarImports.ProposeAsync(year, 500, RestDay);
        await year.MoveToAsync("2024-09-11 10:00");
        (
            await year.SendAsync(
                ReviewEvents.PlanFiled,
                ReviewEvents.Find(EventLevel.Cycle, ReviewEvents.PlanFiled)!.Example
            )
        ).Refusal.ShouldBeNull();

        var refused = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);

        refused.Refusal!.Code.ShouldBe("preview-changed");
        refused.Preview!.Hash.ShouldNotBe(proposed.Preview.Hash);
        refused.Preview.Cycles.Single().Lines.ShouldNotContain(line => line.Activity == "FilePlan");
        refused
            .Preview.Cycles.Single()
            .Decided.ShouldContain(line =>
                line.Date == new LocalDate(2024, 9, 18)
                && line.WouldBe == new LocalDate(2024, 9, 14)
                && line.State == DeadlineState.Met
            );
        (await desk.ApproveAsync(proposed.Move.Id, refused.Preview.Hash, "li", default)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_decided_deadline_never_moves()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.MoveToAsync("2024-09-19 10:00");
        var proposed = await CalendarImports.ProposeAsync(year, 500, RestDay);
        await using (var context = year.Node.Context())
        {
            (await context.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"))).State.ShouldBe(
                DeadlineState.Missed
            );
        }

        (
            await year.Node.Get<MoveDesk>().ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default)
        ).Refusal.ShouldBeNull();

        await using var after = year.Node.Context();
        var decided = await after.Deadlines.SingleAsync(deadline => deadline.NodeId.EndsWith("FilePlan"));
        (decided.State, decided.DueDate).ShouldBe((DeadlineState.Missed, new LocalDate(2024, 9, 18)));
        (await after.DeadlineMoves.AnyAsync(move => move.DeadlineId == decided.Id)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_would_move_into_the_past_cannot_be_approved()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.MoveToAsync("2024-09-17 10:00");

        var proposed = await CalendarImports.ProposeAsync(year, 500, RestDay);

        var finding = proposed.Preview!.Cycles.Single().Findings.Single(finding => finding.Refuses);
        finding.Code.ShouldBe("past");
        finding.Clauses.ShouldBe(["TJ24-4.1-b", "TJ24-4.1-a"]);
        (
            await year.Node.Get<MoveDesk>().ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default)
        ).Refusal!.Clauses.ShouldContain("TJ24-4.1-b");
        await using var context = year.Node.Context();
        (await context.CalendarVersions.SingleAsync()).State.ShouldBe(CalendarVersionState.Proposed);
    }
}
