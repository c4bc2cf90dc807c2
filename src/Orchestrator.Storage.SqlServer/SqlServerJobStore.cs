using Hangfire;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;

namespace Orchestrator.Storage.SqlServer;

/// <summary>
/// Where Hangfire keeps its jobs on SQL Server: the schema <c>hangfire</c> of the same database, over connections of
/// its own.
/// </summary>
public static class SqlServerJobStore
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "hangfire";

    /// <summary>The storage; it does not connect.</summary>
    /// <param name="connectionString">SqlClient's.</param>
    public static JobStorage Open(string connectionString) =>
        new SqlServerStorage(
            Own(connectionString),
            new SqlServerStorageOptions
            {
                SchemaName = Schema,
                // The migration makes the tables.
                PrepareSchemaIfNecessary = false,
                // It would connect to find out what these tables, being the newest, allow.
                TryAutoDetectSchemaDependentOptions = false,
                UseRecommendedIsolationLevel = true,
                UseIgnoreDupKeyOption = true,
                DisableGlobalLocks = true,
                DeleteExpiredBatchSize = 10_000,
                SqlClientFactory = SqlClientFactory.Instance,
                // A job queued in this process wakes a worker at once; polling is for those of other processes.
                QueuePollInterval = TimeSpan.FromSeconds(15),
                // A job of a process that died is started again after so long; one that runs longer keeps itself.
                SlidingInvisibilityTimeout = TimeSpan.FromSeconds(30),
            }
        );

    /// <summary>Makes the tables or brings them to the newest version; takes an application lock of its own.</summary>
    internal static async Task InstallAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(Own(connectionString));
        await connection.OpenAsync(cancellationToken);
        SqlServerObjectsInstaller.Install(connection, Schema, enableHeavyMigrations: false);
    }

    private static string Own(string connectionString) =>
        new SqlConnectionStringBuilder(connectionString) { ApplicationName = "orchestrator-jobs" }.ConnectionString;
}
