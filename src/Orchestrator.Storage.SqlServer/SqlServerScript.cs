using Hangfire.SqlServer;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer;

/// <summary>
/// The same tables as <see cref="SqlServerDatabase.MigrateAsync"/> makes, as a text for sqlcmd: for servers whose
/// account may not create any.
/// </summary>
public static class SqlServerScript
{
    /// <summary>Can be run again: what is there already is left as it is.</summary>
    public static string Write()
    {
        using var context = SqlServerDatabase.CreateContexts("Server=127.0.0.1;Encrypt=False").CreateDbContext();
        var tables = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var jobs = SqlServerObjectsInstaller.GetInstallScript(SqlServerJobStore.Schema, enableHeavyMigrations: false);
        return $"""
            -- sqlcmd -b -I -d orchestrator -i sqlserver.sql, as one who may create tables and alter the database.
            {tables}
            -- Readers see the last committed state; ends other connections to the database.
            {SqlServerStatements.TurnSnapshotOn};
            GO

            -- The jobs.
            {jobs}
            GO

            """.ReplaceLineEndings("\n").Replace("\uFEFF", "", StringComparison.Ordinal);
    }
}
