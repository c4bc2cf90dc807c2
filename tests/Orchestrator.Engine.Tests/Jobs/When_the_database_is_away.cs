using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Tests.Support;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_the_database_is_away(Postgres postgres)
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_came_due_meanwhile_is_decided_as_soon_as_it_is_back_and_jobs_run_again()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await Waits.StoreAsync(watcher.Store);
        await using var relay = new Relay(database);
        await using var node = await JobHost.StartAsync(relay.ConnectionString);
        await Eventually.TrueAsync(() => node.Monitor.Servers().Count > 0, "the node serves");
        await Waits.StartAsync(watcher, 10, kind: DeadlineKind.Statutory, due: (place, now) =>
            now + Duration.FromSeconds(place + 1)
        );

        relay.Cut();
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        await using var context = watcher.Context();
        (await context.Deadlines.CountAsync(deadline => deadline.State != DeadlineState.Armed)).ShouldBe(0);
        relay.Mend();

        var took = await Eventually.TrueAsync(
            async () => await context.Deadlines.CountAsync(deadline => deadline.State != DeadlineState.Armed) == 10,
            "all are decided"
        );
        // A look each second, and a busy machine beside.
        took.ShouldBeLessThan(Promised.Seconds(10));
        (await context.Journal.CountAsync(line => line.Event == Engine.Work.DecisionJournal.Event)).ShouldBe(10);
        var job = node.Get<Hangfire.IBackgroundJobClient>()
            .Create(JobKinds.Requests.Job, new Hangfire.States.EnqueuedState());
        await Eventually.TrueAsync(
            () => node.Monitor.JobDetails(job).History[0].StateName == Hangfire.States.SucceededState.StateName,
            "a job runs"
        );
    }
}
