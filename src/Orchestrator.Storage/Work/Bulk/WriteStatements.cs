namespace Orchestrator.Storage.Work.Bulk;

/// <summary>The statements that write a <see cref="WorkBatch"/>, in a provider's SQL; each takes the rows of one list (<see cref="WorkRows"/>).</summary>
public sealed record WriteStatements
{
    /// <summary>Rows whose revision is the expected one.</summary>
    public required string UpdateInstances { get; init; }

    /// <summary>Pending arrivals.</summary>
    public required string AnswerArrivals { get; init; }

    /// <summary>Before <see cref="MoveDeadlines"/>: reads the old dates.</summary>
    public required string LogMoves { get; init; }

    /// <summary>Armed deadlines.</summary>
    public required string MoveDeadlines { get; init; }

    /// <summary>Armed deadlines.</summary>
    public required string CloseDeadlines { get; init; }

    public required string UpdateCycles { get; init; }

    public required string UpdateApplications { get; init; }

    /// <summary>Waiting messages whose attempt is the counted one; others are left as they are.</summary>
    public required string StoreOutboxResults { get; init; }

    public required string AdvanceFanouts { get; init; }

    public required string InsertInstances { get; init; }

    public required string InsertCycles { get; init; }

    public required string InsertApplications { get; init; }

    public required string InsertDeadlines { get; init; }

    public required string InsertJournal { get; init; }

    /// <summary>A key that exists is left as it is.</summary>
    public required string InsertOutbox { get; init; }

    public required string InsertFanouts { get; init; }

    /// <summary>A key that exists is left as it is.</summary>
    public required string InsertNotices { get; init; }
}
