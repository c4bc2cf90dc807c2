using NodaTime;

namespace Orchestrator.Storage.Access;

/// <summary>What an operator did; append-only, each entry sealed with the hash of the one before.</summary>
public sealed class OperatorLogEntry
{
    /// <summary>1, 2, 3 … without gaps; the key.</summary>
    public long Sequence { get; set; }

    /// <summary>When it was written, UTC; part of what is hashed.</summary>
    public Instant At { get; set; }

    /// <summary>Account of who did it; not a key to <see cref="User"/>, so that the line outlives the user.</summary>
    public required string Account { get; set; }

    /// <summary>The role in which it was done.</summary>
    public required string Role { get; set; }

    /// <summary>What was done, e.g. <c>calendar.proposed</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What it was done to.</summary>
    public string? Subject { get; set; }

    /// <summary>The cycle it was done in; null when it concerns none.</summary>
    public long? CycleId { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }

    /// <summary><see cref="Hash"/> of the entry before; of the first entry 64 zeros.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>
    /// HMAC-SHA256 over the hash before and this entry, by a key that the database keeps only protected; lower-case hex.
    /// </summary>
    public required string Hash { get; set; }
}
