using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer;

/// <summary>Whether a SQL Server database is one that the program can use.</summary>
internal static class SqlServerCheck
{
    // SQL Server 2019; OPENJSON needs 130, EF Core takes 150 for granted.
    private const int OldestVersion = 15;
    private const int LowestLevel = 150;

    private static readonly int[] AzureEditions = [5, 8];

    /// <summary>Before its tables are touched: version and compatibility level.</summary>
    public static async Task BeforeAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var ask = new SqlCommand(SqlServerStatements.Version, connection);
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (version, edition, level) = (
            await reader.IsDBNullAsync(0, cancellationToken) ? 0 : reader.GetInt32(0),
            reader.GetInt32(1),
            reader.GetInt32(2)
        );
        if (version < OldestVersion && !AzureEditions.Contains(edition))
        {
            throw new DatabaseRefusedException(
                $"SQL Server 版本 {version} 太旧：需要 SQL Server 2019（15）以上，或 Azure SQL。",
                $"SQL Server version {version} is too old: SQL Server 2019 (15) or later, or Azure SQL, is needed."
            );
        }

        if (level < LowestLevel)
        {
            throw new DatabaseRefusedException(
                $"数据库的兼容级别是 {level}，需要 {LowestLevel} 以上：请执行 ALTER DATABASE CURRENT SET COMPATIBILITY_LEVEL = {LowestLevel}。",
                $"The database's compatibility level is {level}, at least {LowestLevel} is needed: run ALTER DATABASE "
                    + $"CURRENT SET COMPATIBILITY_LEVEL = {LowestLevel}."
            );
        }
    }

    /// <summary>With the newest tables: the database's own collation may be any, our columns' must be ours.</summary>
    public static async Task AfterAsync(
        OrchestratorDbContext context,
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var ask = new SqlCommand(SqlServerStatements.OtherCollation, connection);
        ask.Parameters.Add(
            SqlServerParameters.List(
                "@tables",
                context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).Distinct()
            )
        );
        await using var reader = await ask.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return;
        var (column, collation) = ($"{reader.GetString(0)}.{reader.GetString(1)}", reader.GetString(2));
        throw new DatabaseRefusedException(
            $"列 {column} 的排序规则是 {collation}，应为 Latin1_General_100_BIN2：请改回，或换一个由本程序建表的数据库。",
            $"Column {column} has the collation {collation} instead of Latin1_General_100_BIN2: change it back, "
                + "or use a database whose tables this program made."
        );
    }
}
