using Orchestrator.Desk.Cycles;
using Orchestrator.Desk.Definitions;
using Orchestrator.Desk.Tests.Support;
using Orchestrator.Engine.Tests.Support;

namespace Orchestrator.Desk.Tests.Cycles;

public sealed class When_cycles_are_listed(Postgres postgres)
{
    [Fact]
    public async Task Five_cost_as_many_statements_as_one()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Get<OverviewQuery>().ReadAsync(DeskHost.Zhang, default);
        var (list, overview) = (await ListAsync(desk), await OverviewAsync(desk));
        var schedule = (await desk.Get<DefinitionLibrary>().AllAsync(default))
            .Single(version => version.Id == 1)
            .DefinitionId;
        foreach (var code in (string[])["A", "B", "C", "D"])
        {
            (
                await desk.Get<CycleStarts>()
                    .StartAsync(
                        new StartCycle
                        {
                            DefinitionId = schedule,
                            Code = code,
                            Name = code,
                        },
                        DeskHost.Zhang,
                        default
                    )
            ).Refusal.ShouldBeNull();
        }

        (await desk.Get<CycleQueries>().ListAsync(DeskHost.Zhang, default))
            .Select(cycle => cycle.Code)
            .ShouldBe(["D", "C", "B", "A", "TJ-2024"], ignoreOrder: true);
        (await ListAsync(desk)).ShouldBe(list);
        (await OverviewAsync(desk)).ShouldBe(overview);
    }

    [Fact]
    public async Task Each_has_its_own_counts_and_dates()
    {
        await using var desk = await DeskHost.StartAsync(postgres);
        await desk.Year.OpenWindowAsync();
        await desk.Year.SubmittedAsync("P1");
        await desk.Year.SubmittedAsync("P2");

        var one = (await desk.Get<CycleQueries>().ListAsync(DeskHost.Zhang, default)).Single();

        one.Applications.Total.ShouldBe(2);
        var cycle = (await desk.Get<CycleFinder>().FindAsync(one.Code, default))!;
        (await desk.Get<CycleQueries>().DetailAsync(cycle, DeskHost.Zhang, default)).Timeline.Items.ShouldContain(
            item => item.Id == one.NextDue!.Id
        );
    }

    private static Task<int> ListAsync(DeskHost desk) =>
        Statements.CountAsync(() => desk.Get<CycleQueries>().ListAsync(DeskHost.Zhang, default));

    private static Task<int> OverviewAsync(DeskHost desk) =>
        Statements.CountAsync(() => desk.Get<OverviewQuery>().ReadAsync(DeskHost.Zhang, default));
}
