using NodaTime;

namespace Orchestrator.Storage.Moves;

/// <summary>改期: dates that somebody proposes to move, another approves, and every affected cycle then takes in one commit each.</summary>
public sealed class DateMove
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>.</summary>
    public long Id { get; set; }

    public DateMoveKind Kind { get; set; }

    public DateMoveState State { get; set; }

    public required string Reason { get; set; }

    /// <summary>JSON: what is to move, by the kind.</summary>
    public required string Request { get; set; }

    /// <summary>For a calendar: the version that it brings into force.</summary>
    public long? CalendarVersionId { get; set; }

    public required string ProposedBy { get; set; }

    public Instant ProposedAt { get; set; }

    public string? DecidedBy { get; set; }

    public Instant? DecidedAt { get; set; }

    /// <summary>Hash of the preview that was approved, lower-case hex.</summary>
    public string? PreviewHash { get; set; }

    /// <summary>JSON: that preview, as evidence.</summary>
    public string? Preview { get; set; }

    public Instant? AppliedAt { get; set; }
}
