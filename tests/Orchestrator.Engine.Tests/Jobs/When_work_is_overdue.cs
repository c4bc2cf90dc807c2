using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Work;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_work_is_overdue(Postgres postgres)
{
    [Fact]
    public async Task The_job_rings_before_it_does_what_nobody_did()
    {
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        var database = await postgres.CreateDatabaseAsync();
        await using (var before = await EngineNode.StartAsync(database, clock))
        {
            await Waits.StoreAsync(before.Store);
            await Waits.StartAsync(before, 3);
        }

        clock.Advance(Duration.FromHours(2));
        // No watch: it would do the work at once.
        await using var node = await JobHost.StartAsync(database, clock, withServer: false, withWatch: false);

        var result = await node.Get<JobRunner>()
            .RunAsync(JobKinds.Deadlines, isJob: true, TestContext.Current.CancellationToken);

        JobTexts.HasEffect(result).ShouldBeTrue(result);
        node.Alarms.ShouldHaveSingleItem().Code.ShouldBe("overdue-unclaimed");
        (await node.Get<IWorkStore>().FindNextDueAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
