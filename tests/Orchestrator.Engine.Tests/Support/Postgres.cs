using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Orchestrator.Engine.Tests.Support;

/// <summary>One throw-away PostgreSQL for all tests of this assembly; each test gets a migrated database of its own.</summary>
public sealed class Postgres : IAsyncLifetime
{
    private static int _databases;
    private TemporaryPostgres _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TemporaryPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    public async Task<string> CreateDatabaseAsync()
    {
        var connectionString = await _server.Server.CreateDatabaseAsync(
            $"engine_{Interlocked.Increment(ref _databases)}",
            TestContext.Current.CancellationToken
        );
        await using var source = PostgreSqlDatabase.CreateSource(connectionString);
        await PostgreSqlDatabase.MigrateAsync(source, TestContext.Current.CancellationToken);
        return connectionString;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
