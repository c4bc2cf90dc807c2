using NodaTime;
using Orchestrator.Engine.Simulation;
using Orchestrator.Engine.Tests.DeadLetters;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Simulation;

/// <summary>The simulation needs no title review.</summary>
public class When_plain_workflows_are_played(Postgres postgres)
{
    [Fact]
    public async Task Each_deadline_is_decided_at_its_instant_and_the_play_ends_with_the_last()
    {
        var year = new WaitingYear(days: 20);

        var report = await PlayAsync(year);

        (report.DecidedTwice, report.Early, report.Lost, report.Faults.Count, report.Stuck.Count).ShouldBe(
            (0, 0, 0, 0, 0)
        );
        report.To.ShouldBe(new LocalDate(2024, 10, 28));
        year.Seen.Sum(decided => decided.Count).ShouldBe(20);
        year.Seen.ShouldAllBe(decided => decided.State == DeadlineState.Elapsed && !decided.IsCycle);
    }

    [Fact]
    public async Task A_deadline_that_cannot_be_decided_is_a_finding_and_holds_up_nothing()
    {
        var year = new WaitingYear(days: 20);

        var report = await PlayAsync(year, poison: "OLD.instance_id = 10004");

        report.To.ShouldBe(new LocalDate(2024, 10, 28));
        year.Seen.Sum(decided => decided.Count).ShouldBe(19);
        report.Lost.ShouldBeGreaterThan(0);
        var fault = report.Faults.ShouldHaveSingleItem();
        (fault.Instance, fault.Activity).ShouldBe(("10004", "Wait"));
        fault.Message.ShouldContain("value too long");
    }

    private async Task<SimulationReport> PlayAsync(IPlay year, string? poison = null)
    {
        await using var source = PostgreSqlDatabase.CreateSource(await postgres.CreateDatabaseAsync());
        if (poison is not null)
            await Poison.PutAsync(source, "deadlines", "UPDATE", poison);
        return await new Simulator(
            (clock, _) => Task.FromResult<IWorkStore>(new PostgreSqlWorkStore(source, clock))
        ).RunAsync(year, speed: null, progress: null, TestContext.Current.CancellationToken);
    }
}
