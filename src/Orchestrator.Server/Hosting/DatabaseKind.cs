namespace Orchestrator.Server.Hosting;

/// <summary>Which database the server uses.</summary>
internal enum DatabaseKind
{
    /// <summary>A PostgreSQL of its own in the data folder.</summary>
    Embedded = 0,
    PostgreSql = 1,
    SqlServer = 2,
}
