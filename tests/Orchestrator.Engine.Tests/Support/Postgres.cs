using Orchestrator.Engine.Tests.Support;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Orchestrator.Engine.Tests.Support;

/// <summary>
/// One throw-away PostgreSQL for all tests of this assembly; each test gets a database of its own, a copy of one that
/// was migrated once.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string Migrated = "migrated";
    private static int _databases;
    private TemporaryPostgres _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TemporaryPostgres.StartAsync(cancellationToken: Cancel);
        var template = await _server.Server.CreateDatabaseAsync(Migrated, Cancel);
        await using var source = PostgreSqlDatabase.CreateSource(template + ";Pooling=false");
        await PostgreSqlDatabase.MigrateAsync(source, Cancel, withJobs: true);
    }

    public Task<string> CreateDatabaseAsync() =>
        _server.Server.CreateDatabaseAsync($"engine_{Interlocked.Increment(ref _databases)}", Cancel, Migrated);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();
}
