using NodaTime;

namespace Orchestrator.Storage.Outbox;

/// <summary>Something that leaves the process after the commit; delivered at least once, told apart by its key.</summary>
public sealed class OutboxMessage
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>How it leaves: mail, event, stimulus and so on; says what the destination is.</summary>
    public OutboxKind Kind { get; set; }

    /// <summary>Idempotency key; unique.</summary>
    public required string Key { get; set; }

    /// <summary>The instance it came from or, for a stimulus, goes to.</summary>
    public long? InstanceId { get; set; }

    /// <summary>Address, portal code, or instance id.</summary>
    public required string Destination { get; set; }

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    /// <summary>When it was committed; UTC.</summary>
    public Instant CreatedAt { get; set; }

    /// <summary>Not sent before; a lease moves it forward.</summary>
    public Instant NotBefore { get; set; }

    /// <summary>Counts the leases; fences a result.</summary>
    public int Attempts { get; set; }

    /// <summary>Waiting, sent or dead.</summary>
    public OutboxState State { get; set; }

    /// <summary>Why the last attempt failed, or what the message waits for; null when neither is so.</summary>
    public string? LastError { get; set; }

    /// <summary>When the receiver took it; null before.</summary>
    public Instant? SentAt { get; set; }
}
