using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Storage.Deadlines;

/// <summary>期限: the truth about one deadline (D1). Scheduler triggers and bookmarks are only wake-ups for it.</summary>
public sealed class Deadline
{
    /// <summary>Handed out by <c>IWorkStore.ReserveIdsAsync</c>; 0 lets the write assign it.</summary>
    public long Id { get; set; }

    /// <summary>The instance that armed it.</summary>
    public long InstanceId { get; set; }

    /// <summary>The cycle of its instance.</summary>
    public long? CycleId { get; set; }

    /// <summary>The run of the activity that owns it.</summary>
    public required string ActivityInstanceId { get; set; }

    /// <summary>The activity in the definition.</summary>
    public required string NodeId { get; set; }

    /// <summary>Its name within the activity.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it is statutory, internal, a period, an opening or a timer.</summary>
    public DeadlineKind Kind { get; set; }

    /// <summary>The role that must act.</summary>
    public string? Role { get; set; }

    /// <summary>Code of the organisation or person that must act.</summary>
    public string? Assignee { get; set; }

    /// <summary>Clause ids, separated by one space; empty for technical waits.</summary>
    public required string Clauses { get; set; }

    /// <summary>Exclusive: the first instant at which it is too late.</summary>
    public Instant DueAt { get; set; }

    /// <summary>The last local day (Asia/Shanghai) on which it may be done.</summary>
    public LocalDate DueDate { get; set; }

    /// <summary>False: 原则上, it can be moved by prior report (C15).</summary>
    public bool Hard { get; set; }

    /// <summary>
    /// True: counted with days of a year whose arrangement is not published; counted again when it is (D6).
    /// </summary>
    public bool Provisional { get; set; }

    /// <summary>True: whoever must act is reminded of it.</summary>
    public bool Remind { get; set; }

    /// <summary>Version of the working-day calendar it was counted with; null when none was asked.</summary>
    public string? CalendarVersion { get; set; }

    /// <summary>JSON: what the date was counted from.</summary>
    public string? Basis { get; set; }

    /// <summary>
    /// JSON array of date rules, the earliest of which gives the date; null: it is not counted again when other dates
    /// move.
    /// </summary>
    public string? Rules { get; set; }

    /// <summary>Armed until it is decided; then it never changes again (D2).</summary>
    public DeadlineState State { get; set; }

    /// <summary>When it was decided, by the database's clock.</summary>
    public Instant? DecidedAt { get; set; }

    /// <summary>Decided minus due in milliseconds; negative when it was met early.</summary>
    public long? LatenessMs { get; set; }

    /// <summary>What decided it: a stimulus name, or <c>enforcer</c>.</summary>
    public string? DecidedBy { get; set; }
}
