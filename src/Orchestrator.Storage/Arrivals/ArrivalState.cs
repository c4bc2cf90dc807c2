namespace Orchestrator.Storage.Arrivals;

/// <summary>Whether an arrival was processed.</summary>
public enum ArrivalState
{
    /// <summary>Stamped, not yet processed.</summary>
    Pending = 0,

    /// <summary>Processed; the answer is stored.</summary>
    Done = 1,
}
