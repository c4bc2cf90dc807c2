using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Desk.Moves;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.TitleReview.Events;

namespace Orchestrator.Desk.Tests.Moves;

public sealed class When_a_move_is_proposed(Postgres postgres)
{
    [Fact]
    public async Task Another_person_approves_the_preview_that_was_shown_and_both_are_in_the_log()
    {
        await using var desk = await ScheduledAsync();
        var proposed = await ProposedAsync(desk);

        (
            await desk.Get<MoveService>().ApproveAsync(proposed.Id, proposed.Preview!.Hash, DeskHost.Li, default)
        ).Refusal.ShouldBeNull();

        await using var context = desk.Context();
        (await context.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Applied);
        (await desk.LinesAsync())
            .Select(line => (line.Account, line.Action, line.Subject))
            .ShouldBe([("zhang", "move.proposed", proposed.Id), ("li", "move.approved", proposed.Id)]);
    }

    [Fact]
    public async Task Its_proposer_may_not_approve_it_nor_anybody_another_preview()
    {
        await using var desk = await ScheduledAsync();
        var (moves, proposed) = (desk.Get<MoveService>(), await ProposedAsync(desk));

        var own = (await moves.ApproveAsync(proposed.Id, proposed.Preview!.Hash, DeskHost.Zhang, default)).Refusal!;
        var stale = (await moves.ApproveAsync(proposed.Id, "another", DeskHost.Li, default)).Refusal!;

        (own.Kind, own.Code).ShouldBe((RefusalKind.Forbidden, "second-person"));
        (stale.Kind, stale.Code).ShouldBe((RefusalKind.Conflict, "preview-changed"));
        stale.Preview!.Hash.ShouldBe(proposed.Preview.Hash);
        (await desk.LinesAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public async Task A_number_that_is_no_moves_is_missing(string id)
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        var moves = desk.Get<MoveService>();

        (await moves.FindAsync(id, DeskHost.Li, default)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
        (await moves.ApproveAsync(id, "", DeskHost.Li, default)).Refusal!.Kind.ShouldBe(RefusalKind.Missing);
        (await moves.RejectAsync(id, DeskHost.Li, default))!.Kind.ShouldBe(RefusalKind.Missing);
    }

    [Fact]
    public async Task Of_several_who_approve_at_once_one_does_it()
    {
        await using var desk = await ScheduledAsync();
        var proposed = await ProposedAsync(desk);

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    desk.Get<MoveService>()
                        .ApproveAsync(
                            proposed.Id,
                            proposed.Preview!.Hash,
                            DeskHost.Li with
                            {
                                Account = $"li{number}",
                            },
                            default
                        )
                )
        );

        answers.Count(answer => answer.Refusal is null).ShouldBe(1);
        (await desk.LinesAsync()).Count(line => line.Action == "move.approved").ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_logged_is_neither_approved_nor_rejected()
    {
        await using var desk = await ScheduledAsync();
        var proposed = await ProposedAsync(desk);
        await desk.RefuseLinesAsync("move.approved");

        await Should.ThrowAsync<DbUpdateException>(() =>
            desk.Get<MoveService>().ApproveAsync(proposed.Id, proposed.Preview!.Hash, DeskHost.Li, default)
        );

        await using var context = desk.Context();
        (await context.DateMoves.SingleAsync()).State.ShouldBe(DateMoveState.Proposed);
        (await desk.Get<MoveService>().RejectAsync(proposed.Id, DeskHost.Zhang, default)).ShouldBeNull();
        (await desk.LinesAsync())[^1].Action.ShouldBe("move.rejected");
    }

    private static async Task<MoveView> ProposedAsync(DeskHost desk)
    {
        var asked = new MoveRequest
        {
            Kind = DateMoveKind.Dates,
            Reason = "会场检修",
            Cycle = "TJ-2024",
            Dates = new Dictionary<string, LocalDate> { ["meeting"] = new(2024, 12, 20) },
        };
        (await desk.Get<MoveService>().ProposeAsync(asked, DeskHost.Zhang, default))
            .TryGet(out var proposed, out var refusal)
            .ShouldBeTrue(refusal?.English);
        return proposed!;
    }

    private async Task<DeskHost> ScheduledAsync()
    {
        var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        await desk.Year.MoveToAsync("2024-12-02 09:00");
        (await desk.Year.SendAsync(ReviewEvents.MeetingScheduled, """{"date":"2024-12-16"}""")).Refusal.ShouldBeNull();
        return desk;
    }
}
