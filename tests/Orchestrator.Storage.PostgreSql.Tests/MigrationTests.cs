using Microsoft.EntityFrameworkCore;

namespace Orchestrator.Storage.PostgreSql.Tests;

public sealed class MigrationTests(PostgreSqlUnderTest storage)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Servers_that_start_at_the_same_moment_migrate_one_after_the_other()
    {
        var connectionString = await storage.Postgres.Server.CreateDatabaseAsync("migrated_together", Cancel);
        await using var source = PostgreSqlDatabase.CreateSource(connectionString);

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => PostgreSqlDatabase.MigrateAsync(source, Cancel, withJobs: true), Cancel))
        );

        await using var context = await PostgreSqlDatabase
            .CreateContexts(source)
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        (await context.Database.GetPendingMigrationsAsync(Cancel)).ShouldBeEmpty();
        (await context.Instances.CountAsync(Cancel)).ShouldBe(0);
        using var jobs = new PostgreSqlJobStore(connectionString);
        jobs.Open().GetMonitoringApi().GetStatistics().Enqueued.ShouldBe(0);
    }

    [Fact]
    public async Task The_migrations_say_what_the_model_says()
    {
        await using var context = await PostgreSqlDatabase
            .CreateContexts(storage.Source)
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

        context.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
