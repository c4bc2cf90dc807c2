using NodaTime;

namespace Orchestrator.Storage.Deadlines;

/// <summary>A deadline was given a new date: old and new, why, and who approved.</summary>
public sealed class DeadlineMove
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long DeadlineId { get; set; }

    public long InstanceId { get; set; }

    /// <summary>The approved move that it was part of; null for one that a step of the workflow made by itself.</summary>
    public long? MoveId { get; set; }

    public Instant At { get; set; }

    public Instant OldDueAt { get; set; }

    public LocalDate OldDueDate { get; set; }

    public Instant NewDueAt { get; set; }

    public LocalDate NewDueDate { get; set; }

    public required string Reason { get; set; }

    public string? ApprovedBy { get; set; }
}
