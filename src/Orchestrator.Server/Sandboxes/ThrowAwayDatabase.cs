using Npgsql;
using Orchestrator.Desk.Sandboxes;
using Orchestrator.Engine.Simulation;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Sandboxes;

/// <summary>A PostgreSQL of its own for one play; its folder goes with it, so that a play can never touch a real cycle.</summary>
internal sealed class ThrowAwayDatabase : ISandboxDatabase
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

    /// <summary>Starts an empty one with our tables; takes seconds.</summary>
    public static async Task<ISandboxDatabase> StartAsync(CancellationToken cancellationToken)
    {
        // Whoever plays reacts to signals: the play ends before its database does.
        var database = new ThrowAwayDatabase(
            await TemporaryPostgres.StartAsync(stopOnSignals: false, cancellationToken: cancellationToken)
        );
        try
        {
            await PostgreSqlDatabase.MigrateAsync(database._source, cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database with a play's clock.</summary>
    public Task<IWorkStore> OpenAsync(VirtualClock clock, CancellationToken cancellationToken) =>
        Task.FromResult(Store = new PostgreSqlWorkStore(_source, clock));

    /// <summary>Stops it and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        await _source.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
