namespace Orchestrator.Storage.Reviews;

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>Being checked.</summary>
    Open = 0,

    /// <summary>It was right.</summary>
    Upheld = 1,

    /// <summary>It was not.</summary>
    Rejected = 2,
}
