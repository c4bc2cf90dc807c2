namespace Orchestrator.Storage.Work.Bulk;

/// <summary>
/// The statements that write a <see cref="WorkBatch"/>, in a provider's SQL; each takes the rows of one list
/// (<see cref="WorkRows"/>).
/// </summary>
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

    /// <summary>By id; a null in a row leaves the column.</summary>
    public required string UpdateCycles { get; init; }

    /// <summary>By id; a null in a row leaves the column.</summary>
    public required string UpdateApplications { get; init; }

    /// <summary>Waiting messages whose attempt is the counted one; others are left as they are.</summary>
    public required string StoreOutboxResults { get; init; }

    /// <summary>By id: cursor, and the end when there is one.</summary>
    public required string AdvanceFanouts { get; init; }

    /// <summary>New rows, ids given.</summary>
    public required string InsertInstances { get; init; }

    /// <summary>New rows; a code that exists is a conflict.</summary>
    public required string InsertCycles { get; init; }

    /// <summary>New rows; a number that the cycle has already is a conflict.</summary>
    public required string InsertApplications { get; init; }

    /// <summary>New rows; a second armed one of the same owner and name is a conflict.</summary>
    public required string InsertDeadlines { get; init; }

    /// <summary>New rows, ids given in the order of the batch.</summary>
    public required string InsertJournal { get; init; }

    /// <summary>What is gone already is no conflict.</summary>
    public required string DeleteWaits { get; init; }

    /// <summary>New rows, after those that are gone.</summary>
    public required string InsertWaits { get; init; }

    /// <summary>A key that exists is left as it is.</summary>
    public required string InsertOutbox { get; init; }

    /// <summary>New rows, ids given.</summary>
    public required string InsertFanouts { get; init; }

    /// <summary>A key that exists is left as it is.</summary>
    public required string InsertNotices { get; init; }
}
