using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer;

/// <summary>A SQL Server database (2019 or later, or Azure SQL) as the server uses it.</summary>
public static class SqlServerDatabase
{
    /// <summary>Makes contexts and uses them again after their disposal: setting one up costs more than most of its queries.</summary>
    public static PooledDbContextFactory<OrchestratorDbContext> CreateContexts(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<OrchestratorDbContext>();
        builder.UseSqlServer(connectionString, options =>
            options
                .MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
                .MigrationsHistoryTable("schema_versions")
        );
        return new PooledDbContextFactory<OrchestratorDbContext>(builder.Options);
    }

    /// <summary>
    /// Brings the tables to the newest version. Servers that start at the same moment wait for one another (EF Core
    /// takes an application lock). Turns READ_COMMITTED_SNAPSHOT on where it is off, which ends other connections to
    /// the database, once.
    /// </summary>
    /// <param name="connectionString">SqlClient's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="withJobs">The tables of <see cref="SqlServerJobStore"/> too; a database that is thrown away needs none.</param>
    /// <exception cref="DatabaseRefusedException">The database cannot be used; its tables are as they were.</exception>
    public static async Task MigrateAsync(
        string connectionString,
        CancellationToken cancellationToken,
        bool withJobs = false
    )
    {
        try
        {
            await SqlServerCheck.BeforeAsync(connectionString, cancellationToken);
            await using var context = await CreateContexts(connectionString).CreateDbContextAsync(cancellationToken);
            await KnownMigrations.CheckAsync(context, cancellationToken);
            // Even with nothing to do it would ask for the right to create tables.
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                await context.Database.MigrateAsync(cancellationToken);
            if (withJobs)
                await SqlServerJobStore.InstallAsync(connectionString, cancellationToken);
            await SqlServerCheck.AfterAsync(context, connectionString, cancellationToken);
            await TurnSnapshotOnAsync(connectionString, cancellationToken);
        }
        catch (Exception exception)
        {
            SqlServerRefusals.ThrowIfKnown(exception, connectionString);
            throw;
        }
    }

    // Readers see the last committed state instead of waiting for writers, as in PostgreSQL.
    private static async Task TurnSnapshotOnAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var ask = new SqlCommand(SqlServerStatements.IsSnapshotOn, connection);
        if (await ask.ExecuteScalarAsync(cancellationToken) is not true)
        {
            await using var turnOn = new SqlCommand(SqlServerStatements.TurnSnapshotOn, connection);
            await turnOn.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
