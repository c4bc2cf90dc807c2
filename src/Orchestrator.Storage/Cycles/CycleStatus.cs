namespace Orchestrator.Storage.Cycles;

/// <summary>Where a cycle stands.</summary>
public enum CycleStatus
{
    /// <summary>Its instance runs.</summary>
    Running = 0,

    /// <summary>Its certificates are issued, or it ended otherwise.</summary>
    Finished = 1,

    /// <summary>It was cancelled.</summary>
    Cancelled = 2,
}
