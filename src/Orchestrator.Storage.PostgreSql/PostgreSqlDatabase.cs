using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>A PostgreSQL database (14 or later) as the server uses it.</summary>
public static class PostgreSqlDatabase
{
    // Any fixed number: all servers of one database must use the same.
    private const long MigrationLock = 4_206_906_831;

    /// <summary>A source of connections, with statements prepared as they repeat.</summary>
    /// <param name="connectionString">Npgsql's; a pooler that cannot keep prepared statements wants <c>Max Auto
    /// Prepare=0</c> in it.</param>
    public static NpgsqlDataSource CreateSource(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!new DbConnectionStringBuilder { ConnectionString = connectionString }.ContainsKey("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = 80;
            settings.AutoPrepareMinUsages = 3;
        }

        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>Makes contexts and uses them again after their disposal: setting one up costs more than most of its queries.</summary>
    public static PooledDbContextFactory<OrchestratorDbContext> CreateContexts(NpgsqlDataSource source)
    {
        var builder = new DbContextOptionsBuilder<OrchestratorDbContext>();
        builder.UseNpgsql(source, Options);
        return new PooledDbContextFactory<OrchestratorDbContext>(builder.Options);
    }

    /// <summary>Brings the tables to the newest version. Servers that start at the same moment do it one after the other.</summary>
    /// <param name="source">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="withJobs">The tables of <see cref="PostgreSqlJobStore"/> too; a database that is thrown away needs none.</param>
    /// <exception cref="DatabaseRefusedException">The database cannot be used; its tables are as they were.</exception>
    public static async Task MigrateAsync(
        NpgsqlDataSource source,
        CancellationToken cancellationToken,
        bool withJobs = false
    )
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await PostgreSqlCheck.RunAsync(connection, cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var take = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection)
            {
                Parameters = { new() { Value = MigrationLock } },
            };
            await take.ExecuteNonQueryAsync(cancellationToken);
            await using var context = await CreateContexts(source).CreateDbContextAsync(cancellationToken);
            await KnownMigrations.CheckAsync(context, cancellationToken);
            // Even with nothing to do it would ask for the right to create tables.
            if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                await context.Database.MigrateAsync(cancellationToken);
            if (withJobs)
                await PostgreSqlJobStore.InstallAsync(source, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception)
        {
            PostgreSqlRefusals.ThrowIfKnown(exception, source.ConnectionString);
            throw;
        }
    }

    internal static void Options(NpgsqlDbContextOptionsBuilder options) =>
        options
            .MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly.GetName().Name)
            .MigrationsHistoryTable("schema_versions");
}
