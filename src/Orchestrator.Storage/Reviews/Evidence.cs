using NodaTime;

namespace Orchestrator.Storage.Reviews;

/// <summary>Proof of a posting: an image or document, found by its hash.</summary>
public sealed class Evidence
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long? CycleId { get; set; }

    public long InstanceId { get; set; }

    /// <summary>What it proves, e.g. <c>publicity</c>.</summary>
    public required string Subject { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    /// <summary>Lower-case hex of the bytes.</summary>
    public required string Sha256 { get; set; }

    public required byte[] Content { get; set; }

    public Instant ReceivedAt { get; set; }
}
