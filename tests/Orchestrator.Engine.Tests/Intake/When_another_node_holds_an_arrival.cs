using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Intake;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Intake;

/// <summary>
/// Accepted means committed, also where a node gives up its own turns: what the other has committed by then is the
/// answer.
/// </summary>
public class When_another_node_holds_an_arrival(Postgres postgres)
{
    [Fact]
    public async Task Its_caller_gets_the_stored_answer_though_this_node_has_no_turn_left()
    {
        await using var year = await Year.StartAsync(postgres);
        await year.OpenWindowAsync();
        var turns = 0;
        await using var source = PostgreSqlDatabase.CreateSource(year.Database);
        var store = new HoldingStore(new PostgreSqlWorkStore(source, year.Clock), FinishOnTheLastTurnAsync);
        await using var other = await EngineNode.StartAsync(year.Database, year.Clock, add: services =>
            services.AddSingleton<IWorkStore>(store)
        );

        var answered = (
            await other.Arrivals.AcceptAsync([year.Submission("P1")], TestContext.Current.CancellationToken)
        ).Single();

        answered.Answer.ShouldNotBeNull().Status.ShouldBe(201);

        async Task FinishOnTheLastTurnAsync()
        {
            if (++turns == Arrivals.MaxTurns + 1)
                (await year.Node.Arrivals.ProcessPendingAsync(default)).ShouldBe(1);
        }
    }
}
