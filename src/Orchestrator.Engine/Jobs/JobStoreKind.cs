namespace Orchestrator.Engine.Jobs;

/// <summary>The database that the jobs' store is in.</summary>
public enum JobStoreKind
{
    PostgreSql = 0,
    SqlServer = 1,
}
