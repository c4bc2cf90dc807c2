using NodaTime;

namespace Orchestrator.Storage.Deadlines;

/// <summary>A deadline was given a new date: old and new, why, and who approved.</summary>
public sealed class DeadlineMove
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The deadline that moved.</summary>
    public long DeadlineId { get; set; }

    /// <summary>The instance of that deadline.</summary>
    public long InstanceId { get; set; }

    /// <summary>The approved move that it was part of; null for one that a step of the workflow made by itself.</summary>
    public long? MoveId { get; set; }

    /// <summary>When it was moved, by the clock that judges.</summary>
    public Instant At { get; set; }

    /// <summary>Due instant before, exclusive; UTC.</summary>
    public Instant OldDueAt { get; set; }

    /// <summary>Last local day before (Asia/Shanghai).</summary>
    public LocalDate OldDueDate { get; set; }

    /// <summary>Due instant from then on, exclusive; UTC.</summary>
    public Instant NewDueAt { get; set; }

    /// <summary>Last local day from then on (Asia/Shanghai).</summary>
    public LocalDate NewDueDate { get; set; }

    /// <summary>Why, as people read it.</summary>
    public required string Reason { get; set; }

    /// <summary>Account of the second pair of eyes; null when a step of the workflow moved it by itself.</summary>
    public string? ApprovedBy { get; set; }
}
