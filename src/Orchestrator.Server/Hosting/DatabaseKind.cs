namespace Orchestrator.Server.Hosting;

/// <summary>Which database the server uses.</summary>
internal enum DatabaseKind
{
    /// <summary>A PostgreSQL of its own in the data folder.</summary>
    Embedded = 0,

    /// <summary>A PostgreSQL that the operators run, at the connection string.</summary>
    PostgreSql = 1,

    /// <summary>A SQL Server or Azure SQL that the operators run, at the connection string.</summary>
    SqlServer = 2,
}
