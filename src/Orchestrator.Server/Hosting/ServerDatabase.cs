using Hangfire;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using Orchestrator.Desk.Practice;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.PostgreSql.Embedded;
using Orchestrator.Storage.PostgreSql.Work;
using Orchestrator.Storage.SqlServer;
using Orchestrator.Storage.SqlServer.Work;
using Orchestrator.Storage.Work;

namespace Orchestrator.Server.Hosting;

/// <summary>The database the server works on: started if it is our own, brought to the newest version, stopped with us.</summary>
internal sealed class ServerDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _embedded;
    private readonly NpgsqlDataSource? _source;
    private readonly PostgreSqlJobStore? _jobs;

    private ServerDatabase(DatabaseKind kind, string connectionString, EmbeddedPostgres? embedded, IClock? virtualClock)
    {
        Kind = kind;
        ConnectionString = connectionString;
        _embedded = embedded;
        if (kind == DatabaseKind.SqlServer)
        {
            Contexts = SqlServerDatabase.CreateContexts(connectionString);
            Store = new SqlServerWorkStore(connectionString, virtualClock);
        }
        else
        {
            _source = PostgreSqlDatabase.CreateSource(connectionString);
            Contexts = PostgreSqlDatabase.CreateContexts(_source);
            Store = new PostgreSqlWorkStore(_source, virtualClock);
            _jobs = new PostgreSqlJobStore(connectionString);
        }
    }

    /// <summary>Which database it is; never changes.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>Holds a password: never logged.</summary>
    public string ConnectionString { get; }

    /// <summary>For the hot paths, with the clock that judges.</summary>
    public IWorkStore Store { get; }

    /// <summary>For queries and the rare writes.</summary>
    public IDbContextFactory<OrchestratorDbContext> Contexts { get; }

    /// <summary>Opens the storage of the jobs; it lives as long as this.</summary>
    public JobStorage OpenJobs() => _jobs?.Open() ?? SqlServerJobStore.Open(ConnectionString);

    /// <summary>Starts the embedded database where none is configured, and brings the tables to the newest version.</summary>
    public static async Task<ServerDatabase> StartAsync(
        ServerSettings settings,
        PracticeClock? practice,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        EmbeddedPostgres? embedded = null;
        if (settings.Database == DatabaseKind.Embedded)
        {
            var options = new EmbeddedPostgresOptions
            {
                DataFolder = settings.DataFolder,
                Port = settings.DatabasePort,
                Progress = progress,
            };
            embedded = await EmbeddedPostgres.StartAsync(options, cancellationToken);
        }

        var database = new ServerDatabase(
            settings.Database,
            embedded?.ConnectionString ?? settings.ConnectionString!,
            embedded,
            practice
        );
        try
        {
            await DatabaseGuard.CheckAsync(database, settings, practice is not null, cancellationToken);
            progress("正在更新数据库结构… Bringing the database to the newest version…");
            await database.MigrateAsync(cancellationToken);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>As it is, for reading: the embedded one is started, and nothing is brought to another version.</summary>
    public static async Task<ServerDatabase> OpenAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var embedded =
            settings.Database == DatabaseKind.Embedded
                ? await EmbeddedPostgres.StartAsync(
                    new EmbeddedPostgresOptions { DataFolder = settings.DataFolder, Port = settings.DatabasePort },
                    cancellationToken
                )
                : null;
        return new ServerDatabase(
            settings.Database,
            embedded?.ConnectionString ?? settings.ConnectionString!,
            embedded,
            virtualClock: null
        );
    }

    /// <summary>Connected to nothing: to describe the API only.</summary>
    public static ServerDatabase Unconnected() =>
        new(DatabaseKind.PostgreSql, "Host=127.0.0.1", embedded: null, virtualClock: null);

    /// <summary>Closes every connection, then stops the database if it is our own.</summary>
    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        _jobs?.Dispose();
        if (_source is not null)
            await _source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private Task MigrateAsync(CancellationToken cancellationToken) =>
        _source is null
            ? SqlServerDatabase.MigrateAsync(ConnectionString, cancellationToken, withJobs: true)
            : PostgreSqlDatabase.MigrateAsync(_source, cancellationToken, withJobs: true);
}
