using Npgsql;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;

namespace Orchestrator.Benchmarks.Support;

/// <summary>An embedded PostgreSQL with the server's settings and durable commits, its tables empty.</summary>
internal sealed class MeasuredDatabase : IAsyncDisposable
{
    private readonly TemporaryPostgres _server;

    private MeasuredDatabase(TemporaryPostgres server)
    {
        _server = server;
        Source = PostgreSqlDatabase.CreateSource(server.ConnectionString);
    }

    public string ConnectionString => _server.ConnectionString;

    public NpgsqlDataSource Source { get; }

    public static async Task<MeasuredDatabase> StartAsync(bool withJobs = false)
    {
        var database = new MeasuredDatabase(await TemporaryPostgres.StartAsync(durable: true));
        await PostgreSqlDatabase.MigrateAsync(database.Source, CancellationToken.None, withJobs);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _server.DisposeAsync();
    }
}
