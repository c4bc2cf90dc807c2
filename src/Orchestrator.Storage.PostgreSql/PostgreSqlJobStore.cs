using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>
/// Where Hangfire keeps its jobs on PostgreSQL: the schema <c>hangfire</c> of the same database, over connections of
/// its own.
/// </summary>
public sealed class PostgreSqlJobStore : IConnectionFactory, IDisposable
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "hangfire";

    private readonly NpgsqlDataSource _source;

    /// <summary>Connects to nothing yet.</summary>
    /// <param name="connectionString">Npgsql's.</param>
    public PostgreSqlJobStore(string connectionString) =>
        _source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "orchestrator-jobs",
                MaxPoolSize = 30,
                // Hangfire leaves nothing behind in a session: one round trip less each time.
                NoResetOnClose = true,
                Enlist = true,
            }
        );

    /// <summary>The storage; it does not connect.</summary>
    public JobStorage Open() =>
        new PostgreSqlStorage(
            this,
            new PostgreSqlStorageOptions
            {
                SchemaName = Schema,
                // The migration makes the tables.
                PrepareSchemaIfNecessary = false,
                StartupConnectionMaxRetries = 0,
                // A job queued in this process wakes a worker at once; polling is for those of other processes.
                QueuePollInterval = TimeSpan.FromSeconds(15),
                // A job of a process that died is started again after so long; one that runs longer keeps itself.
                UseSlidingInvisibilityTimeout = true,
                InvisibilityTimeout = TimeSpan.FromSeconds(30),
                // A lock is a row that a crash leaves behind: so long recurring and scheduled jobs stand still then.
                DistributedLockTimeout = TimeSpan.FromSeconds(30),
                EnableTransactionScopeEnlistment = true,
            }
        );

    /// <inheritdoc />
    public NpgsqlConnection GetOrCreateConnection() => _source.CreateConnection();

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();

    /// <summary>Makes the tables or brings them to the newest version. One process at a time.</summary>
    internal static async Task InstallAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // Even with nothing to do the installer would ask for the right to create tables.
        if (await VersionAsync(connection, cancellationToken) == PostgreSqlScript.NewestJobs)
            return;
        PostgreSqlObjectsInstaller.Install(connection, Schema);
    }

    // Null while there are no tables.
    private static async Task<int?> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("SELECT to_regclass('hangfire.schema') IS NOT NULL", connection);
        if (await ask.ExecuteScalarAsync(cancellationToken) is not true)
            return null;
        await using var read = new NpgsqlCommand("SELECT max(version) FROM hangfire.schema", connection);
        return (int?)await read.ExecuteScalarAsync(cancellationToken);
    }
}
