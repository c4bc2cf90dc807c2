using Orchestrator.Storage.PostgreSql;
using Orchestrator.Storage.SqlServer;

namespace Orchestrator.Server.CommandLine;

/// <summary>
/// <c>sql postgresql|sqlserver</c>: the tables as a script, for accounts that may not create any. <c>deploy/sql</c>
/// is made by it.
/// </summary>
internal static class SqlVerb
{
    /// <summary>Writes the script and nothing else.</summary>
    /// <exception cref="UsageException">Neither database is named.</exception>
    public static int Run(string[] args, VerbOutput to)
    {
        to.Out.Write(
            args switch
            {
                ["postgresql"] => PostgreSqlScript.Write(),
                ["sqlserver"] => SqlServerScript.Write(),
                _ => throw new UsageException("用法：sql postgresql|sqlserver。", "usage: sql postgresql|sqlserver."),
            }
        );
        return ExitCode.Fine;
    }
}
