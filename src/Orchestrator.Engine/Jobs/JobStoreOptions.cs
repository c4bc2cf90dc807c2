using System.Data.Common;

namespace Orchestrator.Engine.Jobs;

/// <summary>Where Quartz.NET keeps its wake-ups: the same database, tables of its own (D9).</summary>
/// <param name="Kind">The database.</param>
/// <param name="Factory">Its ADO.NET driver.</param>
/// <param name="ConnectionString">How to reach it.</param>
public sealed record JobStoreOptions(JobStoreKind Kind, DbProviderFactory Factory, string ConnectionString)
{
    /// <summary>Prefix of Quartz's tables.</summary>
    public string TablePrefix { get; init; } = "qrtz_";

    /// <summary>False: one node alone; saves the check-ins.</summary>
    public bool Clustered { get; init; } = true;
}
