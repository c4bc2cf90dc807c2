using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>What an operator did; append-only, each entry sealed with the hash of the one before.</summary>
public sealed class OperatorLogEntry
{
    /// <summary>1, 2, 3 … without gaps; the key.</summary>
    public long Sequence { get; set; }

    public Instant At { get; set; }

    public required string Account { get; set; }

    public required string Role { get; set; }

    public required string Action { get; set; }

    /// <summary>What it was done to.</summary>
    public string? Subject { get; set; }

    public long? CycleId { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }

    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over the previous hash and this entry, lower-case hex.</summary>
    public required string Hash { get; set; }
}
