using NodaTime;

namespace Orchestrator.Storage.DeadLetters;

/// <summary>死信: work that failed for good, stands in nobody's way and waits for a person (D14).</summary>
public sealed class DeadLetter
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public required long Id { get; set; }

    /// <summary>What kind of work failed; says which table <see cref="ItemId"/> is of.</summary>
    public DeadLetterKind Kind { get; set; }

    /// <summary>The row that failed: of a deadline, an arrival, a message, a fan-out, a move.</summary>
    public required long ItemId { get; set; }

    /// <summary>
    /// The instance it was for; for a move its cycle; 0 when it is for none. Of one item and instance one letter is
    /// open at most.
    /// </summary>
    public required long InstanceId { get; set; }

    /// <summary>Name of the deadline or stimulus, host of the request.</summary>
    public required string Name { get; set; }

    /// <summary>Why it failed; without personal data.</summary>
    public required string Reason { get; set; }

    /// <summary>When it failed for good.</summary>
    public required Instant Since { get; set; }

    /// <summary>Whether it waits for a person, or how it was decided.</summary>
    public DeadLetterState State { get; set; }

    /// <summary>Null while it is open.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Account of who retried or closed it; null when it settled by itself.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>Why it was closed.</summary>
    public string? Comment { get; set; }
}
