using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Draws;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>
/// A portal that moves a meeting, or agrees to an extension, has not seen what else moves with it: its event is a
/// proposal.
/// </summary>
public sealed class When_an_event_asks_for_other_dates(Postgres postgres)
{
    private static readonly LocalDate Meeting = new(2024, 12, 16);

    [Fact]
    public async Task A_fixed_meeting_stays_until_a_second_person_has_seen_what_moves_with_it()
    {
        await using var year = await ScheduledAsync();

        var answer = await year.SendAsync(
            ReviewEvents.MeetingScheduled,
            """{"date":"2024-12-20","reason":"会场检修"}"""
        );

        answer.Status.ShouldBe(202);
        answer.Accepted.ShouldBeTrue();
        (await DateAsync(year, "meeting")).ShouldBe(Meeting);
        var desk = year.Node.Get<MoveDesk>();
        var waiting = await desk.FindAsync(answer.MoveId.ShouldNotBeNull(), default);
        (waiting.Move!.State, waiting.Move.Reason, waiting.Move.ProposedBy).ShouldBe(
            (DateMoveState.Proposed, "会场检修", "test")
        );
        waiting
            .Preview!.Cycles.Single()
            .Lines.Select(line => (line.Activity, line.NewDate))
            .ShouldBe(
                [("DrawExperts", new LocalDate(2024, 12, 13)), ("ReportPlan", new LocalDate(2024, 12, 13))],
                ignoreOrder: true
            );

        (await desk.ApproveAsync(waiting.Move.Id, waiting.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        (await DateAsync(year, "meeting")).ShouldBe(new LocalDate(2024, 12, 20));
        await using var context = year.Node.Context();
        (
            await context
                .Deadlines.Where(deadline =>
                    deadline.State == DeadlineState.Armed && deadline.Clauses.Contains("TJ24-4.3-d")
                )
                .Select(deadline => deadline.DueDate)
                .ToListAsync()
        ).ShouldAllBe(date => date == new LocalDate(2024, 12, 13));
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "Z-19")).Role.ShouldBe(
            Roles.TitleOffice
        );
        (await context.PendingNotices.SingleAsync(notice => notice.Template == "B-05")).Data.ShouldContain(
            "2024-12-13"
        );
        (
            await context
                .Journal.Where(line =>
                    line.InstanceId == year.CycleId
                    && (line.Event == MoveJournal.Proposed || line.Event == MoveJournal.DatesMoved)
                )
                .OrderBy(line => line.Id)
                .Select(line => line.Event)
                .ToListAsync()
        ).ShouldBe([MoveJournal.Proposed, MoveJournal.DatesMoved]);
    }

    [Fact]
    public async Task What_is_asked_for_twice_is_one_proposal_and_a_day_that_breaks_a_floor_is_none()
    {
        await using var year = await ScheduledAsync();

        var first = await year.SendAsync(
            ReviewEvents.MeetingScheduled,
            """{"date":"2024-12-20","reason":"会场检修"}"""
        );
        var again = await year.SendAsync(
            ReviewEvents.MeetingScheduled,
            """{"date":"2024-12-20","reason":"会场检修"}"""
        );
        var unlawful = await year.SendAsync(
            ReviewEvents.MeetingScheduled,
            """{"date":"2024-11-12","reason":"会场检修"}"""
        );

        again.MoveId.ShouldBe(first.MoveId);
        (unlawful.Status, unlawful.MoveId).ShouldBe((422, null));
        unlawful.Refusal!.Clauses.ShouldContain("TJ24-4.3-d");
        await using var context = year.Node.Context();
        (await context.DateMoves.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task An_agreed_extension_waits_for_the_second_person_and_is_told_with_its_reason()
    {
        await using var year = await ScheduledAsync();
        (
            await year.SendAsync(
                ReviewEvents.ExtensionRequested,
                """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家集中承担防疫任务"}"""
            )
        ).Status.ShouldBe(200);

        var answer = await year.SendAsync(ReviewEvents.ExtensionApproved, """{"milestone":"reviewBy"}""");

        answer.Status.ShouldBe(202);
        (await DateAsync(year, "reviewBy")).ShouldBe(new LocalDate(2024, 12, 31));
        var desk = year.Node.Get<MoveDesk>();
        var waiting = await desk.FindAsync(answer.MoveId!.Value, default);
        waiting.Move!.Reason.ShouldBe("专家集中承担防疫任务");
        var date = waiting.Preview!.Cycles.Single().Dates.Single();
        (date.Name, date.Label, date.LabelEn).ShouldBe(("reviewBy", "评审工作完成截止", "the last day of the review"));
        (await desk.ApproveAsync(waiting.Move.Id, waiting.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();

        (await DateAsync(year, "reviewBy")).ShouldBe(new LocalDate(2025, 1, 24));
        (await year.SendAsync(ReviewEvents.ExtensionApproved, """{"milestone":"reviewBy"}""")).Refusal!.Code.ShouldBe(
            "no-request"
        );
        await using var context = year.Node.Context();
        var move = await context.DeadlineMoves.SingleAsync(move =>
            move.MoveId == answer.MoveId && move.OldDueDate == new LocalDate(2024, 12, 31)
        );
        (move.NewDueDate, move.Reason, move.ApprovedBy).ShouldBe(
            (new LocalDate(2025, 1, 24), "专家集中承担防疫任务", "li")
        );
        (await context.PendingNotices.CountAsync(notice => notice.Template == "A-05")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_extension_withdraws_what_waits_for_it_and_nothing_else()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();
        await year.SendAsync(
            ReviewEvents.ExtensionRequested,
            """{"milestone":"reviewBy","newDate":"2025-01-24","reason":"专家集中承担防疫任务"}"""
        );
        var extension = (
            await year.SendAsync(ReviewEvents.ExtensionApproved, """{"milestone":"reviewBy"}""")
        ).MoveId.ShouldNotBeNull();
        var meeting = (
            await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-20","reason":"会场检修"}""")
        ).MoveId.ShouldNotBeNull();
        var people = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = "另行申请",
            Cycle = "TJ-2024",
            Dates = new Dictionary<string, LocalDate> { ["reviewBy"] = new(2025, 1, 22) },
        };
        var own = (await desk.ProposeAsync(people, "zhang", default)).Move!.Id;

        (
            await year.SendAsync(ReviewEvents.ExtensionRefused, """{"milestone":"reviewBy","reason":"理由不充分"}""")
        ).Status.ShouldBe(200);

        await using var context = year.Node.Context();
        var states = await context.DateMoves.ToDictionaryAsync(move => move.Id, move => (move.State, move.DecidedBy));
        states[extension].ShouldBe((DateMoveState.Rejected, "test"));
        states[meeting].ShouldBe((DateMoveState.Proposed, null));
        states[own].ShouldBe((DateMoveState.Proposed, null));
        (await desk.ApproveAsync(extension, "any", "li", default)).Move.ShouldBeNull("it waits for nobody any more");
        (
            await context.Journal.SingleAsync(line =>
                line.InstanceId == year.CycleId && line.Event == MoveJournal.Withdrawn
            )
        )
            .Message.ShouldNotBeNull()
            .ShouldContain("2025-01-24");
    }

    [Fact]
    public async Task A_refusal_that_is_itself_refused_withdraws_nothing()
    {
        await using var year = await ScheduledAsync();
        var meeting = (
            await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-20","reason":"会场检修"}""")
        ).MoveId.ShouldNotBeNull();

        (
            await year.SendAsync(ReviewEvents.ExtensionRefused, """{"milestone":"meeting","reason":"理由不充分"}""")
        ).Accepted.ShouldBeFalse();

        await using var context = year.Node.Context();
        (await context.DateMoves.SingleAsync(move => move.Id == meeting)).State.ShouldBe(DateMoveState.Proposed);
    }

    [Fact]
    public async Task A_meeting_that_could_not_be_held_on_its_day_may_still_be_moved()
    {
        await using var year = await ScheduledAsync();
        (await year.SendAsync(ReviewEvents.MeetingPlanReported, """{"mode":"onsite"}""")).Refusal.ShouldBeNull();
        (
            await year.SendAsync(ReviewEvents.DrawCommitted, $$"""{"seats":11,"secretHash":"{{DrawHash.Of("s")}}"}""")
        ).Refusal.ShouldBeNull();
        (
            await year.SendAsync(
                ReviewEvents.SupervisionSignedIn,
                """{"subject":"draw","supervisor":"S1","nonce":"n-1"}"""
            )
        ).Refusal.ShouldBeNull();
        (await year.SendAsync(ReviewEvents.DrawPerformed, """{"secret":"s"}""")).Refusal.ShouldBeNull();
        await year.MoveToAsync("2024-12-17 09:00");

        var answer = await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-20","reason":"大雪"}""");

        var desk = year.Node.Get<MoveDesk>();
        var waiting = await desk.FindAsync(answer.MoveId.ShouldNotBeNull(), default);
        waiting.Refusal.ShouldBeNull();
        (await desk.ApproveAsync(waiting.Move!.Id, waiting.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();
        (await DateAsync(year, "meeting")).ShouldBe(new LocalDate(2024, 12, 20));
    }

    private static async Task<LocalDate> DateAsync(Year year, string name)
    {
        await using var context = year.Node.Context();
        return EngineJson.ReadDates((await context.Cycles.SingleAsync()).Anchors)[name];
    }

    private async Task<Year> ScheduledAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.MoveToAsync("2024-11-06 09:00");
        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Status.ShouldBe(200);
        return year;
    }
}
