using Npgsql;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sandboxes;

/// <summary>A PostgreSQL of its own for one play; its folder goes with it, so that a play can never touch a real cycle.</summary>
internal sealed class ThrowAwayDatabase : IAsyncDisposable
{
    private readonly TemporaryPostgres _postgres;
    private readonly NpgsqlDataSource _source;

    private ThrowAwayDatabase(TemporaryPostgres postgres)
    {
        _postgres = postgres;
        _source = PostgreSqlDatabase.CreateSource(postgres.ConnectionString);
    }

    /// <summary>Set once a play has opened it.</summary>
    public IWorkStore? Store { get; private set; }

    public static async Task<ThrowAwayDatabase> StartAsync(CancellationToken cancellation)
    {
        // Whoever plays reacts to signals: the play ends before its database does.
        var database = new ThrowAwayDatabase(await TemporaryPostgres.StartAsync(stopOnSignals: false, cancellationToken: cancellation));
        try
        {
            await PostgreSqlDatabase.MigrateAsync(database._source, cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database with a play's clock.</summary>
    public Task<IWorkStore> OpenAsync(VirtualClock clock, CancellationToken cancellation) =>
        Task.FromResult(Store = new PostgreSqlWorkStore(_source, clock));

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        await _source.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
