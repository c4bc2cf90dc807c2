using NodaTime;

namespace Orchestrator.Storage.Notices;

/// <summary>One item for a person's digest of a day (PERSONAS §0).</summary>
public sealed class PendingNotice
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The cycle it is about; null for none.</summary>
    public long? CycleId { get; set; }

    /// <summary>The instance that raised it; null when no instance did.</summary>
    public long? InstanceId { get; set; }

    /// <summary>The deadline it reminds of; null when it is about none.</summary>
    public long? DeadlineId { get; set; }

    /// <summary>Unique: the same notice is not raised twice.</summary>
    public required string Key { get; set; }

    /// <summary>E.g. <c>E-04</c>.</summary>
    public required string Template { get; set; }

    /// <summary>The role that is told.</summary>
    public required string Role { get; set; }

    /// <summary>Code of the organisation or person that is told; null: all who have the role in the cycle.</summary>
    public string? Assignee { get; set; }

    /// <summary>JSON.</summary>
    public required string Data { get; set; }

    /// <summary>The last local day (Asia/Shanghai) of what it reminds of; null when it has none.</summary>
    public LocalDate? DueDate { get; set; }

    /// <summary>The local day whose digest it belongs to.</summary>
    public LocalDate Day { get; set; }

    /// <summary>0–4: E0–E4 of PERSONAS §0.</summary>
    public int Escalation { get; set; }

    /// <summary>Whether it waits for a digest or was taken into one.</summary>
    public NoticeState State { get; set; }

    /// <summary>When it was raised; UTC.</summary>
    public Instant CreatedAt { get; set; }
}
