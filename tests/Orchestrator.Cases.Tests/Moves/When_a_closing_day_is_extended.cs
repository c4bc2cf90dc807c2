using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Moves;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Tests.Moves;

public sealed class When_a_closing_day_is_extended(Postgres postgres)
{
    private static readonly LocalDate Old = new(2024, 11, 1);
    private static readonly LocalDate New = new(2024, 11, 6);

    [Fact]
    public async Task It_holds_for_its_scope_alone_for_those_who_have_applied_and_those_who_still_do()
    {
        await using var year = await OpenAsync();
        var inside = await SubmittedAsync(year, "P1", "U001");
        var outside = await SubmittedAsync(year, "P2", "U002");
        var proposed = await ProposeAsync(year, new MoveScope { Cycle = "TJ-2024", Employer = "U001" });
        proposed
            .Preview!.Cycles.Single()
            .Lines.Where(line => line.Activity == "Deadline")
            .ShouldHaveSingleItem()
            .Count.ShouldBe(1);
        await ApproveAsync(year, proposed);

        (await DueAsync(year, inside)).ShouldBe(New);
        (await DueAsync(year, outside)).ShouldBe(Old);
        await year.MoveToAsync("2024-11-04 09:00");

        (await year.ApplicationAsync(outside)).FinalState.ShouldNotBeNull();
        (await year.ApplicationAsync(inside)).FinalState.ShouldBeNull();
        (await year.SendAsync(year.Submission("P3", "U002"))).Refusal!.Code.ShouldBe("deadline-passed");
        var late = await year.SendAsync(year.Submission("P4", "U001"));
        late.Refusal.ShouldBeNull();
        (await DueAsync(year, late.InstanceId!.Value)).ShouldBe(New);
    }

    [Fact]
    public async Task It_holds_for_all_of_a_city_and_the_window_stays_open()
    {
        await using var year = await OpenAsync();
        var id = await SubmittedAsync(year, "P1", "U001");
        await ApproveAsync(year, await ProposeAsync(year, new MoveScope { City = "天津市" }));

        (await DueAsync(year, id)).ShouldBe(New);
        await year.MoveToAsync("2024-11-04 09:00");
        (await year.SendAsync(year.Submission("P2"))).Refusal.ShouldBeNull();
        await using var context = year.Node.Context();
        (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == year.CycleId && deadline.Name == "closes"
            )
        ).DueDate.ShouldBe(New);
    }

    [Fact]
    public async Task It_is_taken_back_the_same_way_until_the_old_day_is_over()
    {
        await using var year = await OpenAsync();
        var id = await SubmittedAsync(year, "P1", "U001");
        var proposed = await ProposeAsync(year, new MoveScope { City = "天津市", Employer = "U001" });
        await ApproveAsync(year, proposed);

        await ApproveAsync(year, await RevertAsync(year, proposed));

        (await DueAsync(year, id)).ShouldBe(Old);
        (await year.Node.Get<MoveDesk>().PreviewAsync(Revert(proposed), default)).Refusal!.Code.ShouldBe(
            "not-revertible"
        );
        await using var context = year.Node.Context();
        (
            await context
                .DeadlineMoves.Where(move => move.InstanceId == id)
                .OrderBy(move => move.Id)
                .Select(move => move.NewDueDate)
                .ToListAsync()
        ).ShouldBe([New, Old]);
    }

    [Fact]
    public async Task It_cannot_be_taken_back_once_it_has_taken_effect()
    {
        await using var year = await OpenAsync();
        await SubmittedAsync(year, "P1", "U001");
        var proposed = await ProposeAsync(year, new MoveScope { Cycle = "TJ-2024" });
        await ApproveAsync(year, proposed);
        await year.MoveToAsync("2024-11-02 09:00");

        (await year.Node.Get<MoveDesk>().PreviewAsync(Revert(proposed), default)).Refusal!.Code.ShouldBe("took-effect");
    }

    [Fact]
    public async Task It_is_never_earlier_and_needs_a_scope()
    {
        await using var year = await OpenAsync();
        var desk = year.Node.Get<MoveDesk>();

        (await desk.PreviewAsync(Extension(new MoveScope()), default)).Refusal!.Code.ShouldBe("no-scope");
        (
            await desk.PreviewAsync(
                Extension(new MoveScope { City = "天津市" }) with
                {
                    WorkingDays = null,
                    To = new LocalDate(2024, 10, 30),
                },
                default
            )
        ).Refusal!.Code.ShouldBe("not-later");
        (
            await desk.PreviewAsync(Extension(new MoveScope { City = "天津市" }) with { WorkingDays = 0 }, default)
        ).Refusal!.Code.ShouldBe("no-new-day");
    }

    private static MoveRequest Extension(MoveScope scope) =>
        new()
        {
            Kind = DateMoveKind.Extension,
            Reason = "申报系统故障",
            Date = "apply.closes",
            WorkingDays = 3,
            Scope = scope,
        };

    private static Task<MoveOutcome> ProposeAsync(Year year, MoveScope scope) =>
        year.Node.Get<MoveDesk>().ProposeAsync(Extension(scope), "zhang", default);

    private static MoveRequest Revert(MoveOutcome move) =>
        new()
        {
            Kind = DateMoveKind.Revert,
            Reason = "故障已排除",
            Of = move.Move!.Id.ToString(),
        };

    private static Task<MoveOutcome> RevertAsync(Year year, MoveOutcome move) =>
        year.Node.Get<MoveDesk>().ProposeAsync(Revert(move), "zhang", default);

    private static async Task ApproveAsync(Year year, MoveOutcome proposed)
    {
        proposed.Refusal.ShouldBeNull();
        var approved = await year
            .Node.Get<MoveDesk>()
            .ApproveAsync(proposed.Move!.Id, proposed.Preview!.Hash, "li", default);
        approved.Refusal.ShouldBeNull();
        approved.Move!.State.ShouldBe(DateMoveState.Applied);
    }

    private static async Task<LocalDate> DueAsync(Year year, long id)
    {
        await using var context = year.Node.Context();
        return (
            await context.Deadlines.SingleAsync(deadline =>
                deadline.InstanceId == id
                && deadline.NodeId.EndsWith("Deadline")
                && deadline.State == DeadlineState.Armed
            )
        ).DueDate;
    }

    private static async Task<long> SubmittedAsync(Year year, string person, string employer)
    {
        var answer = await year.SendAsync(year.Submission(person, employer));
        answer.Refusal.ShouldBeNull();
        return answer.InstanceId!.Value;
    }

    private async Task<Year> OpenAsync()
    {
        var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        return year;
    }
}
