using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Cases.Cycles;
using Orchestrator.Cases.Moves;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.DeadLetters;
using Orchestrator.Storage.Definitions;
using Orchestrator.Storage.Holidays;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Tests.Moves;

/// <summary>A new program may lack what a published definition needs.</summary>
public class When_a_cycle_lacks_its_definition(Postgres postgres)
{
    [Fact]
    public async Task An_approved_move_of_many_cycles_is_a_dead_letter_for_it_and_moves_the_others()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        await Year.StoreAsync(year.Node.Store, 3, "tianjin-quality-2023.json", DefinitionKind.Schedule);
        await Year.StoreAsync(year.Node.Store, 4, "tianjin-quality-2023-application.json", DefinitionKind.Application);
        var broken = (
            await year.Node.Get<CycleStarter>().StartAsync(new NewCycle(3, "TJ-Q", "第二", []), default)
        ).InstanceId;
        var proposed = await CalendarImports.ProposeAsync(year, 500, new LocalDate(2024, 10, 14));
        await ApproveAndBreakAsync(year, proposed.Move!.Id, broken);

        await using var node = await EngineNode.StartAsync(year.Database, year.Clock);
        await node.Get<MoveRunner>().RunOnceAsync(default);

        await using var context = node.Context();
        var letter = await context.DeadLetters.SingleAsync();
        (letter.Kind, letter.InstanceId, letter.State).ShouldBe((DeadLetterKind.Move, broken, DeadLetterState.Open));
        (await context.CycleMoves.SingleAsync(move => move.CycleId == year.CycleId)).State.ShouldBe(
            CycleMoveState.Applied
        );
        (await context.CycleMoves.SingleAsync(move => move.CycleId == broken)).State.ShouldBe(CycleMoveState.Waiting);
        node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("move-not-applied");
    }

    /// <summary>As a crash leaves it right after the approval, with another program started afterwards.</summary>
    private static async Task ApproveAndBreakAsync(Year year, long move, long broken)
    {
        await using var context = year.Node.Context();
        await context
            .DateMoves.Where(known => known.Id == move)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(known => known.State, DateMoveState.Approved)
                    .SetProperty(known => known.DecidedBy, "li")
            );
        await context.CalendarVersions.ExecuteUpdateAsync(set =>
            set.SetProperty(version => version.State, CalendarVersionState.Approved)
                .SetProperty(version => version.DecidedAt, year.Clock.Now)
        );
        context.CycleMoves.AddRange(
            new[] { year.CycleId, broken }.Select(cycle => new CycleMove { MoveId = move, CycleId = cycle })
        );
        await context.SaveChangesAsync();
        var json = (
            await context.DefinitionVersions.AsNoTracking().SingleAsync(version => version.Id == 3)
        ).Json.Replace("TitleReview.FilePlan", "TitleReview.NoSuchActivity", StringComparison.Ordinal);
        await context
            .DefinitionVersions.Where(version => version.Id == 3)
            .ExecuteUpdateAsync(set => set.SetProperty(version => version.Json, json));
    }
}
