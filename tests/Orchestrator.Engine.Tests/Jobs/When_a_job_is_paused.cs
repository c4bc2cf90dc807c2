using NodaTime;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.Outbox;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_a_job_is_paused(Postgres postgres)
{
    [Fact]
    public async Task It_stands_still_on_every_node_and_after_a_restart_until_it_is_resumed()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var watcher = await EngineNode.StartAsync(database);
        await using (var first = await JobHost.StartAsync(database))
        {
            await Eventually.TrueAsync(async () => (await Status(first)).NextRun is not null, "it has its time table");
            (await first.Get<JobDesk>().PauseAsync("outbox", "wang", default)).ShouldBe(true);
        }

        await using var second = await JobHost.StartAsync(database);
        var status = await Status(second);
        (status.IsPaused, status.NextRun).ShouldBe((true, null));
        (await second.Get<JobKeeper>().EnsureAsync(default)).ShouldBe(0);
        await using (var context = watcher.Context())
        {
            context.Outbox.Add(
                new OutboxMessage
                {
                    Id = 5,
                    Kind = OutboxKind.Webhook,
                    Key = "w",
                    Destination = "nobody/1",
                    Payload = "{}",
                    CreatedAt = await watcher.Store.ReadClockAsync(default),
                    State = OutboxState.Waiting,
                }
            );
            await context.SaveChangesAsync();
        }

        var look = second.Get<WatchState>().LastLook;
        await Eventually.TrueAsync(
            () => second.Get<WatchState>().LastLook > look + Duration.FromSeconds(3),
            "the watch has looked again"
        );
        var gate = second.Get<JobRunner>()[JobKinds.Outbox];
        (gate.LastEnd, gate.IsRunning).ShouldBe((0, false));

        (await second.Get<JobDesk>().ResumeAsync("outbox", default)).ShouldBeTrue();
        await Eventually.TrueAsync(() => gate.LastEnd > 0, "it works again");
        (await Status(second)).NextRun.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("deadlines")]
    [InlineData("arrivals")]
    [InlineData("reconciler")]
    public async Task What_promises_rest_on_cannot_be(string id)
    {
        await using var node = await JobHost.StartAsync(await postgres.CreateDatabaseAsync(), withServer: false);

        (await node.Get<JobDesk>().PauseAsync(id, "wang", default)).ShouldBe(false);
        (await node.Get<JobDesk>().PauseAsync("none", "wang", default)).ShouldBeNull();
    }

    private static async Task<JobStatus> Status(JobHost node) =>
        (await node.Get<JobDesk>().ReadAsync(default)).Jobs.Single(job => job.Id == "outbox");
}
