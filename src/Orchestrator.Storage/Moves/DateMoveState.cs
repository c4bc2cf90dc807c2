namespace Orchestrator.Storage.Moves;

/// <summary>Where a move stands.</summary>
public enum DateMoveState
{
    /// <summary>Waits for a second person.</summary>
    Proposed = 0,

    /// <summary>Approved; not all of its cycles have been moved yet.</summary>
    Approved = 1,

    /// <summary>All of its cycles are done.</summary>
    Applied = 2,

    /// <summary>Refused by the second person, or withdrawn by the first.</summary>
    Rejected = 3,
}
