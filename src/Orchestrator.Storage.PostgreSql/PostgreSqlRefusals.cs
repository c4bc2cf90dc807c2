using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;

namespace Orchestrator.Storage.PostgreSql;

/// <summary>Tells what keeps a PostgreSQL from being used, and what to do.</summary>
internal static class PostgreSqlRefusals
{
    /// <exception cref="DatabaseRefusedException">The exception is one that a person can mend.</exception>
    public static void ThrowIfKnown(Exception exception, string connectionString)
    {
        if (Of(exception, connectionString) is { } refusal)
            throw refusal;
    }

    private static DatabaseRefusedException? Of(Exception exception, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var (server, database, account) = (
            $"{settings.Host}:{settings.Port}",
            settings.Database ?? settings.Username,
            settings.Username
        );
        var causes = ExceptionChain.Of(exception).ToList();
        return causes.OfType<PostgresException>().FirstOrDefault() switch
        {
            { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                new(
                    $"PostgreSQL {server} 拒绝账号“{account}”登录：请检查 Database:ConnectionString 中的账号与口令，以及该账号是否获准连接。",
                    $"PostgreSQL {server} refuses the account \"{account}\": check account and password in "
                        + "Database:ConnectionString, and whether it may connect.",
                    exception
                ),
            { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
                $"PostgreSQL {server} 上没有数据库“{database}”：请先建库，或更正 Database:ConnectionString。",
                $"PostgreSQL {server} has no database \"{database}\": create it, or correct Database:ConnectionString.",
                exception
            ),
            { SqlState: PostgresErrorCodes.InsufficientPrivilege } fault => new(
                $"账号“{account}”在数据库“{database}”中权限不足：请使其成为库的所有者，或由管理员先执行建表脚本（{fault.MessageText}）。",
                $"The account \"{account}\" may not do what is needed in the database \"{database}\": make it the "
                    + $"owner, or let an administrator run the scripts first ({fault.MessageText}).",
                exception
            ),
            { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow } => Away(
                server,
                exception
            ),
            null when causes.OfType<AuthenticationException>().Any() => new(
                $"与 PostgreSQL {server} 的加密连接建立不了：请让本机信任其证书（Root Certificate），或更正 Database:ConnectionString 的 SSL Mode。",
                $"No encrypted connection to PostgreSQL {server}: let this machine trust its certificate (Root "
                    + "Certificate), or correct SSL Mode in Database:ConnectionString.",
                exception
            ),
            null when causes.Any(cause => cause is SocketException or TimeoutException or IOException) => Away(
                server,
                exception
            ),
            _ => null,
        };
    }

    private static DatabaseRefusedException Away(string server, Exception exception) =>
        new(
            $"PostgreSQL {server} 连接不上：请检查 Database:ConnectionString 的主机与端口、数据库服务是否运行、网络是否可达。",
            $"PostgreSQL {server} cannot be reached: check host and port in Database:ConnectionString, whether "
                + "the server runs, and the network.",
            exception
        );
}
