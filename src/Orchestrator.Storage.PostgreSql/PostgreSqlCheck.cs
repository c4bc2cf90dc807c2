using Npgsql;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>
/// Whether a PostgreSQL database is one that the program can use. Its collation may be any deterministic one, as a
/// database's always is.
/// </summary>
internal static class PostgreSqlCheck
{
    private const int OldestVersion = 14;

    /// <exception cref="DatabaseRefusedException">It is too old, or cannot hold Chinese.</exception>
    public static async Task RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new DatabaseRefusedException(
                $"PostgreSQL {connection.PostgreSqlVersion} 太旧：需要 {OldestVersion} 以上。",
                $"PostgreSQL {connection.PostgreSqlVersion} is too old: {OldestVersion} or later is needed."
            );
        }

        await using var ask = new NpgsqlCommand("SELECT current_setting('server_encoding')", connection);
        if (await ask.ExecuteScalarAsync(cancellationToken) is string encoding and not "UTF8")
        {
            throw new DatabaseRefusedException(
                $"数据库“{connection.Database}”的编码是 {encoding}，应为 UTF8：请另建一个库（CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0）。",
                $"The database \"{connection.Database}\" has the encoding {encoding} instead of UTF8: create another "
                    + "one (CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0)."
            );
        }
    }
}
