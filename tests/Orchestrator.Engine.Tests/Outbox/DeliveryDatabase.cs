using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;

namespace Orchestrator.Engine.Tests.Outbox;

/// <summary>A PostgreSQL of its own, emptied before each test.</summary>
public sealed class DeliveryDatabase : IAsyncLifetime
{
    private TemporaryPostgres? _server;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TemporaryPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Source = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var context = await PostgreSqlDatabase
            .CreateContexts(Source)
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        await context.Database.EnsureCreatedAsync();
    }

    /// <summary>A store on empty tables, judged by a clock that the test moves.</summary>
    public async Task<PostgreSqlWorkStore> EmptyAsync(FakeClock clock)
    {
        await using var context = await PostgreSqlDatabase
            .CreateContexts(Source)
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var tables = context.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct();
        await using var truncate = Source.CreateCommand($"TRUNCATE {string.Join(", ", tables)}");
        await truncate.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new PostgreSqlWorkStore(Source, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
