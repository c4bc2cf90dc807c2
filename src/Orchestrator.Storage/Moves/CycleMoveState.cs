namespace Orchestrator.Storage.Moves;

/// <summary>Where one cycle of an approved move stands.</summary>
public enum CycleMoveState
{
    /// <summary>Nothing of it has been moved.</summary>
    Waiting = 0,

    /// <summary>All of it has been moved, in one commit.</summary>
    Applied = 1,

    /// <summary>Nothing of it was moved: what had changed since the approval made it unlawful.</summary>
    Refused = 2,
}
