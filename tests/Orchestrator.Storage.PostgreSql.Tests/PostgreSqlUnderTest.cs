using NodaTime;
using Npgsql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Tests;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Tests.Conformance;
using Orchestrator.Storage.Work;

[assembly: AssemblyFixture(typeof(PostgreSqlUnderTest))]

namespace Orchestrator.Storage.PostgreSql.Tests;

/// <summary>One throw-away PostgreSQL for all tests of this assembly.</summary>
public sealed class PostgreSqlUnderTest : IStorageUnderTest, IAsyncLifetime
{
    public TemporaryPostgres Postgres { get; private set; } = null!;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Postgres = await TemporaryPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Source = PostgreSqlDatabase.CreateSource(Postgres.ConnectionString);
        await PostgreSqlDatabase.MigrateAsync(Source, TestContext.Current.CancellationToken);
    }

    public IWorkStore CreateStore(IClock? virtualClock = null) => new PostgreSqlWorkStore(Source, virtualClock);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}
