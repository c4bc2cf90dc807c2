namespace Orchestrator.Storage.Outbox;

/// <summary>Where a message stands.</summary>
public enum OutboxState
{
    /// <summary>To be sent from <c>NotBefore</c> on.</summary>
    Waiting = 0,

    /// <summary>Delivered.</summary>
    Sent = 1,

    /// <summary>Given up; an operator decides.</summary>
    Dead = 2,
}
