using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

public sealed class When_dates_are_moved_by_people(Postgres postgres)
{
    private const string Cycle = "TJ-2024";

    [Fact]
    public async Task A_meeting_moves_with_the_preparations_that_count_back_from_it()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();
        var proposed = await desk.ProposeAsync(Dates("meeting", new LocalDate(2024, 12, 20)), "zhang", default);
        var lines = proposed.Preview.ShouldNotBeNull().Cycles.Single().Lines;
        lines
            .Select(line => (line.Activity, line.OldDate, line.NewDate))
            .ShouldBe(
                [
                    ("DrawExperts", new LocalDate(2024, 12, 9), new LocalDate(2024, 12, 13)),
                    ("ReportPlan", new LocalDate(2024, 12, 9), new LocalDate(2024, 12, 13)),
                ],
                ignoreOrder: true
            );

        (await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        await using var context = year.Node.Context();
        (
            await context
                .Deadlines.Where(deadline =>
                    deadline.State == DeadlineState.Armed && deadline.Clauses.Contains("TJ24-4.3-d")
                )
                .Select(deadline => deadline.DueDate)
                .ToListAsync()
        ).ShouldAllBe(date => date == new LocalDate(2024, 12, 13));
        (await context.DeadlineMoves.Where(move => move.MoveId == proposed.Move.Id).ToListAsync()).ShouldAllBe(move =>
            move.ApprovedBy == "li" && move.Reason == "会场检修"
        );
        (await context.PendingNotices.Where(notice => notice.Template == "Z-18").ToListAsync()).ShouldAllBe(notice =>
            notice.Role == Roles.Office
        );
    }

    [Fact]
    public async Task A_floor_is_not_broken_and_the_clause_is_named()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();

        var proposed = await desk.ProposeAsync(Dates("meeting", new LocalDate(2024, 11, 12)), "zhang", default);

        proposed.Preview!.IsLawful.ShouldBeFalse();
        var refused = await desk.ApproveAsync(proposed.Move!.Id, proposed.Preview.Hash, "li", default);
        refused.Refusal!.Code.ShouldBe("floor");
        refused.Refusal.Clauses.ShouldContain("TJ24-4.3-d");
        await using var context = year.Node.Context();
        (await context.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Proposed);
        (await context.DeadlineMoves.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_meeting_beyond_the_last_day_of_all_review_work_needs_that_day_extended_with_it()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();
        (await desk.PreviewAsync(Dates("meeting", new LocalDate(2025, 1, 10)), default))
            .Preview!.Cycles.Single()
            .Findings.ShouldContain(finding => finding.Code == "beyond-latest" && finding.Refuses);

        var both = Dates("meeting", new LocalDate(2025, 1, 10)) with
        {
            Dates = new Dictionary<string, LocalDate>
            {
                ["meeting"] = new(2025, 1, 10),
                ["reviewBy"] = new(2025, 1, 24),
            },
        };

        var preview = (await desk.PreviewAsync(both, default)).Preview.ShouldNotBeNull();
        preview.IsLawful.ShouldBeTrue(string.Join(' ', preview.Cycles.Single().Findings));
        preview.Cycles.Single().Dates.Select(date => date.Name).ShouldBe(["meeting", "reviewBy"]);
    }

    [Fact]
    public async Task A_milestone_and_a_meeting_can_be_taken_back_before_the_old_days_are_over()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();
        var move = Dates("meeting", new LocalDate(2025, 1, 10)) with
        {
            Dates = new Dictionary<string, LocalDate>
            {
                ["meeting"] = new(2025, 1, 10),
                ["reviewBy"] = new(2025, 1, 24),
            },
        };
        var moved = await desk.ProposeAsync(move, "zhang", default);
        (await desk.ApproveAsync(moved.Move!.Id, moved.Preview!.Hash, "li", default)).Refusal.ShouldBeNull();

        var back = await desk.ProposeAsync(
            new MoveRequest
            {
                Kind = DateMoveKind.Revert,
                Reason = "会场修好",
                Of = $"{moved.Move.Id}",
            },
            "zhang",
            default
        );
        back.Preview!.IsLawful.ShouldBeTrue(string.Join(' ', back.Preview.Cycles.Single().Findings));
        (await desk.ApproveAsync(back.Move!.Id, back.Preview.Hash, "li", default)).Refusal.ShouldBeNull();

        await using var context = year.Node.Context();
        var dates = EngineJson.ReadDates((await context.Cycles.SingleAsync()).Anchors);
        (dates["meeting"], dates["reviewBy"]).ShouldBe((new LocalDate(2024, 12, 16), new LocalDate(2024, 12, 31)));
        (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.NodeId.EndsWith("ReviewBy") && deadline.State == DeadlineState.Armed
            )
        ).DueDate.ShouldBe(new LocalDate(2024, 12, 31));
    }

    [Fact]
    public async Task A_fact_that_happened_and_an_unknown_date_cannot_be_moved()
    {
        await using var year = await ScheduledAsync();
        var desk = year.Node.Get<MoveDesk>();

        (await desk.PreviewAsync(Dates("plan.filed", new LocalDate(2024, 12, 20)), default)).Refusal!.Code.ShouldBe(
            "not-movable"
        );
        (await desk.PreviewAsync(Dates("apply.closes", new LocalDate(2024, 12, 20)), default)).Refusal!.Code.ShouldBe(
            "date-over"
        );
        (await desk.PreviewAsync(Dates("meeting", new LocalDate(2024, 11, 1)), default)).Refusal!.Code.ShouldBe(
            "date-in-past"
        );
        (
            await desk.PreviewAsync(Dates("meeting", new LocalDate(2024, 12, 20)) with { Cycle = "X" }, default)
        ).Refusal!.Code.ShouldBe("no-cycle");
        (
            await desk.PreviewAsync(Dates("meeting", new LocalDate(2024, 12, 20)) with { Reason = " " }, default)
        ).Refusal!.Code.ShouldBe("reason-missing");
    }

    private static MoveRequest Dates(string name, LocalDate day) =>
        new()
        {
            Kind = DateMoveKind.Dates,
            Reason = "会场检修",
            Cycle = Cycle,
            Dates = new Dictionary<string, LocalDate> { [name] = day },
        };

    private async Task<Year> ScheduledAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await year.MoveToAsync("2024-11-06 09:00");
        (await year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();
        return year;
    }
}
