using NodaTime;

namespace Orchestrator.Storage.Notices;

/// <summary>One item for a person's digest of a day (PERSONAS §0).</summary>
public sealed class PendingNotice
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    public long? CycleId { get; set; }

    public long? InstanceId { get; set; }

    public long? DeadlineId { get; set; }

    /// <summary>Unique: the same notice is not raised twice.</summary>
    public required string Key { get; set; }

    /// <summary>E.g. <c>E-04</c>.</summary>
    public required string Template { get; set; }

    public required string Role { get; set; }

    public string? Assignee { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }

    public LocalDate? DueDate { get; set; }

    /// <summary>The local day whose digest it belongs to.</summary>
    public LocalDate Day { get; set; }

    /// <summary>0–4: E0–E4 of PERSONAS §0.</summary>
    public int Escalation { get; set; }

    public NoticeState State { get; set; }

    public Instant CreatedAt { get; set; }
}
