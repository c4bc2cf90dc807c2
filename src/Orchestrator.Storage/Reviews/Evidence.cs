using NodaTime;

namespace Orchestrator.Storage.Reviews;

/// <summary>Proof of a posting: an image or document, found by its hash.</summary>
public sealed class Evidence
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The cycle it belongs to.</summary>
    public long? CycleId { get; set; }

    /// <summary>The application it proves something of, or the cycle itself.</summary>
    public long InstanceId { get; set; }

    /// <summary>What it proves, e.g. <c>publicity</c>.</summary>
    public required string Subject { get; set; }

    /// <summary>Name as the portal gave it, or one made of the hash.</summary>
    public required string FileName { get; set; }

    /// <summary>Media type by what the bytes are, not by what was claimed, e.g. <c>image/png</c>.</summary>
    public required string ContentType { get; set; }

    /// <summary>Lower-case hex of the bytes.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The bytes as received.</summary>
    public required byte[] Content { get; set; }

    /// <summary>When it came, by the database's clock.</summary>
    public Instant ReceivedAt { get; set; }
}
