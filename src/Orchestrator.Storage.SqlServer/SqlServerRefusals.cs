using System.Security.Authentication;
using Microsoft.Data.SqlClient;
using Orchestrator.Storage.SqlServer.Work;

namespace Orchestrator.Storage.SqlServer;

/// <summary>Tells what keeps a SQL Server from being used, and what to do.</summary>
internal static class SqlServerRefusals
{
    // Wrong account or password, disabled, locked, expired, not trusted.
    private static readonly int[] Logins = [18452, 18456, 18470, 18486, 18487, 18488];

    // The database is not there, or not for this login.
    private static readonly int[] Databases = [911, 4060, 4064, 916];

    // Something that the login may not do: read, make tables, alter the database.
    private static readonly int[] Rights = [229, 230, 262, 297, 300, 1088, 2760, 5011, 15151, 15247];

    /// <exception cref="DatabaseRefusedException">The exception is one that a person can mend.</exception>
    public static void ThrowIfKnown(Exception exception, string connectionString)
    {
        if (Of(exception, connectionString) is { } refusal)
            throw refusal;
    }

    private static DatabaseRefusedException? Of(Exception exception, string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        var (server, database, login) = (settings.DataSource, settings.InitialCatalog, settings.UserID);
        if (exception is NotSupportedException && exception.Message.Contains("Globalization", StringComparison.Ordinal))
        {
            return new(
                "SQL Server 的驱动需要 ICU：请安装 libicu，并去掉环境变量 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT。",
                "SQL Server's driver needs ICU: install libicu, and unset the environment variable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.",
                exception
            );
        }

        if (ExceptionChain.Of(exception).OfType<SqlException>().FirstOrDefault() is not { } fault)
            return null;
        if (Logins.Contains(fault.Number))
        {
            return new(
                $"SQL Server {server} 拒绝账号“{login}”登录：请检查 Database:ConnectionString 中的账号与口令。",
                $"SQL Server {server} refuses the login \"{login}\": check account and password in Database:ConnectionString.",
                exception
            );
        }

        if (Databases.Contains(fault.Number))
        {
            return new(
                $"SQL Server {server} 上没有数据库“{database}”，或账号“{login}”不能使用它：请先建库、授权，或更正 Database:ConnectionString。",
                $"SQL Server {server} has no database \"{database}\", or the login \"{login}\" may not use it: create "
                    + "it, grant access, or correct Database:ConnectionString.",
                exception
            );
        }

        if (Rights.Contains(fault.Number))
        {
            return new(
                $"账号“{login}”在数据库“{database}”中权限不足：请授予 db_owner，或由管理员先执行建表脚本（{fault.Message.TrimEnd()}）。",
                $"The login \"{login}\" may not do what is needed in the database \"{database}\": make it db_owner, "
                    + $"or let an administrator run the scripts first ({fault.Message.TrimEnd()}).",
                exception
            );
        }

        if (ExceptionChain.Of(exception).OfType<AuthenticationException>().Any())
        {
            return new(
                $"与 SQL Server {server} 的加密连接建立不了：请让本机信任其证书，或在 Database:ConnectionString 中写明 TrustServerCertificate=True。",
                $"No encrypted connection to SQL Server {server}: let this machine trust its certificate, or say "
                    + "TrustServerCertificate=True in Database:ConnectionString.",
                exception
            );
        }

        return SqlServerFaults.IsTransient(exception)
            ? new(
                $"SQL Server {server} 连接不上：请检查 Database:ConnectionString 的地址与端口、数据库服务是否运行、网络是否可达。",
                $"SQL Server {server} cannot be reached: check address and port in Database:ConnectionString, whether "
                    + "the server runs, and the network.",
                exception
            )
            : null;
    }
}
