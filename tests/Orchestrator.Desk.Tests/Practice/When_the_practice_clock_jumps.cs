using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Desk.Practice;
using Orchestrator.Desk.Refusals;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.DeadLetters;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Tests.Practice;

public sealed class When_the_practice_clock_jumps(Postgres postgres)
{
    [Fact]
    public async Task Everything_on_the_way_is_decided_on_time_and_the_jump_is_in_the_log()
    {
        await using var desk = await StartAsync();

        (await desk.Get<PracticeJumps>().JumpAsync(FakeClock.At("2024-11-20 09:00"), DeskHost.Zhang))
            .TryGet(out var view, out var refusal)
            .ShouldBeTrue(refusal?.English);

        view!.Now.ShouldBe(FakeClock.At("2024-11-20 09:00"));
        await using var context = desk.Context();
        (
            await context.Deadlines.AnyAsync(deadline =>
                deadline.State == DeadlineState.Armed && deadline.DueAt <= view.Now
            )
        ).ShouldBeFalse();
        (await context.Deadlines.Where(deadline => deadline.DecidedAt != null).ToListAsync()).ShouldAllBe(deadline =>
            deadline.LatenessMs < 1000
        );
        (await desk.LinesAsync()).Single().Action.ShouldBe("practice.jumped");
    }

    [Fact]
    public async Task A_deadline_that_cannot_be_decided_is_passed_by()
    {
        await using var desk = await StartAsync();
        await using var context = desk.Context();
        var first = await context
            .Deadlines.Where(deadline => deadline.State == DeadlineState.Armed)
            .OrderBy(deadline => deadline.DueAt)
            .FirstAsync();
        await Poison.PutAsync(desk.Year.Node, "deadlines", "UPDATE", $"OLD.id = {first.Id}");

        (
            await desk.Get<PracticeJumps>().JumpAsync(FakeClock.At("2024-11-20 09:00"), DeskHost.Zhang)
        ).Refusal.ShouldBeNull();

        var open = await context
            .Deadlines.Where(deadline =>
                deadline.State == DeadlineState.Armed && deadline.DueAt <= FakeClock.At("2024-11-20 09:00")
            )
            .Select(deadline => deadline.Id)
            .ToListAsync();
        open.ShouldBe([first.Id]);
    }

    [Fact]
    public async Task It_goes_forward_only_and_not_beyond_what_can_be_planned()
    {
        await using var desk = await StartAsync();
        var jumps = desk.Get<PracticeJumps>();

        (await jumps.JumpAsync(FakeClock.At("2024-09-01 09:00"), DeskHost.Zhang)).Refusal!.Code.ShouldBe("backwards");
        (await jumps.JumpAsync(Instant.FromUtc(2200, 1, 2, 0, 0), DeskHost.Zhang)).Refusal!.Kind.ShouldBe(
            RefusalKind.Invalid
        );
        (await desk.LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_real_clock_is_nobody_s_to_move()
    {
        await using var desk = await DeskHost.StartAsync(postgres);

        (
            await desk.Get<PracticeJumps>().JumpAsync(FakeClock.At("2024-11-20 09:00"), DeskHost.Zhang)
        ).Refusal!.Code.ShouldBe("not-practice");
    }

    private Task<DeskHost> StartAsync() =>
        DeskHost.StartPracticeAsync(postgres, new PracticeClock(new FakeClock(FakeClock.At("2024-09-10 09:00"))));
}
