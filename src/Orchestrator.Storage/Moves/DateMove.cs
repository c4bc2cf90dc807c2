using NodaTime;

namespace Orchestrator.Storage.Moves;

/// <summary>
/// 周期变更: what somebody proposes to change, most often dates (改期); another approves it, and every affected cycle then
/// takes it in one commit each.
/// </summary>
public sealed class DateMove
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public long Id { get; set; }

    /// <summary>Why dates move; says how <see cref="Request"/> is read.</summary>
    public DateMoveKind Kind { get; set; }

    /// <summary>Where it stands between the two persons and the cycles.</summary>
    public DateMoveState State { get; set; }

    /// <summary>The proposer's reason, as it is announced.</summary>
    public required string Reason { get; set; }

    /// <summary>JSON: what is to move, by the kind.</summary>
    public required string Request { get; set; }

    /// <summary>For a calendar: the version that it brings into force.</summary>
    public long? CalendarVersionId { get; set; }

    /// <summary>Account of the first pair of eyes.</summary>
    public required string ProposedBy { get; set; }

    /// <summary>When it was proposed; UTC.</summary>
    public Instant ProposedAt { get; set; }

    /// <summary>
    /// Account of the second pair of eyes, or of the proposer who withdrew it; null while it is proposed.
    /// </summary>
    public string? DecidedBy { get; set; }

    /// <summary>When it was approved, refused or withdrawn; null while it is proposed.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Hash of the preview that was approved, lower-case hex.</summary>
    public string? PreviewHash { get; set; }

    /// <summary>JSON: that preview, as evidence.</summary>
    public string? Preview { get; set; }

    /// <summary>When the last of its cycles was done; null before.</summary>
    public Instant? AppliedAt { get; set; }
}
