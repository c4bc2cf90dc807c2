using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Orchestrator.Engine.Jobs;
using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;
using Orchestrator.TitleReview.Steps;
using Orchestrator.Workflows.Activities;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Engine.Tests.Jobs;

public class When_jobs_run(Postgres postgres)
{
    [Fact]
    public async Task Two_nodes_on_one_database_wake_up_by_themselves_and_decide_what_is_due_once()
    {
        var database = await postgres.CreateDatabaseAsync();
        var clock = new FakeClock(Instant.FromUtc(2024, 10, 8, 0, 0));
        await using var watcher = await EngineNode.StartAsync(database, clock);
        await Waits.StoreAsync(watcher.Store);
        await Waits.StartAsync(watcher, 200);
        await using var source = PostgreSqlDatabase.CreateSource(database);
        using var first = HostOn(source, database, clock);
        using var second = HostOn(source, database, clock);
        await first.StartAsync(TestContext.Current.CancellationToken);
        await second.StartAsync(TestContext.Current.CancellationToken);

        clock.MoveTo(Instant.FromUtc(2024, 10, 8, 1, 0));

        await using var context = watcher.Context();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await context.Deadlines.AsNoTracking().CountAsync(deadline => deadline.State == DeadlineState.Armed, limit.Token) > 0) await Task.Delay(50, limit.Token);
        (await context.Journal.CountAsync(line => line.Event == Engine.Work.DecisionJournal.Event)).ShouldBe(200);
        await first.StopAsync(TestContext.Current.CancellationToken);
        await second.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_gap_between_a_nodes_clock_and_the_databases_is_measured()
    {
        await using var node = await EngineNode.StartAsync(await postgres.CreateDatabaseAsync());
        var check = new NodeClockCheck(node.Store, new FakeClock(await node.Store.ReadClockAsync(default) + Duration.FromMinutes(5)));

        (await check.MeasureAsync(default)).TotalSeconds.ShouldBeInRange(290, 301);
    }

    private static IHost HostOn(NpgsqlDataSource source, string database, FakeClock clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton<IWorkStore>(_ => new PostgreSqlWorkStore(source, clock));
        builder.Services.AddSingleton<IClock>(clock);
        builder.Services.AddSingleton(ActivityRegistry.BuiltIn.With(typeof(ReviewActivity).Assembly));
        builder.Services.AddSingleton<Engine.Outbox.ISigningKeys, Outbox.PlainKeys>();
        builder.Services.AddOrchestratorEngine(new EngineOptions { PageSize = 20 });
        builder.Services.AddOrchestratorJobs(new JobStoreOptions(JobStoreKind.PostgreSql, NpgsqlFactory.Instance, database));
        return builder.Build();
    }
}
