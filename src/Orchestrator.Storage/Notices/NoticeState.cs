namespace Orchestrator.Storage.Notices;

/// <summary>Whether a notice went into a digest.</summary>
public enum NoticeState
{
    /// <summary>For the next digest.</summary>
    Waiting = 0,

    /// <summary>In a digest that was handed to the outbox.</summary>
    Sent = 1,

    /// <summary>It lost its meaning before it was sent.</summary>
    Dropped = 2,
}
