using NodaTime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>期限: one thing that somebody must do or wait for, as people read it. No date is computed by a client.</summary>
public record DueItem
{
    /// <summary>The deadline's id; for a planned item `plan:` and the schedule's item id.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the cycle.</summary>
    public required string CycleCode { get; init; }

    /// <summary>What it is, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>What must be done.</summary>
    public required string? Action { get; init; }

    /// <summary>Role that must act; null for periods and timers.</summary>
    public required string? Actor { get; init; }

    /// <summary>The role in Chinese.</summary>
    public required string? ActorText { get; init; }

    /// <summary>The clauses it comes from.</summary>
    public required IReadOnlyList<ClauseQuote> Clauses { get; init; }

    /// <summary>Statutory, internal, a period, an opening or a timer.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>Inclusive: from when the action is allowed; null when from the start.</summary>
    public required Instant? Opens { get; init; }

    /// <summary>Exclusive: the first instant at which it is too late; null for an opening.</summary>
    public required Instant? Due { get; init; }

    /// <summary>The last local day (Asia/Shanghai) on which it may be done.</summary>
    public required LocalDate? DueDate { get; init; }

    /// <summary>The last working day on or before the due date: when to really have done it.</summary>
    public required LocalDate? EffectiveDate { get; init; }

    /// <summary>Of the due date, in Chinese.</summary>
    public required string? Weekday { get; init; }

    /// <summary>Working days from today to the due date, today not counted; negative when past; null when unknown.</summary>
    public required int? WorkingDaysLeft { get; init; }

    /// <summary>Where it stands.</summary>
    public required DueState State { get; init; }

    /// <summary>False: 原则上, it can be moved by prior report (C15).</summary>
    public required bool Hard { get; init; }

    /// <summary>Counted with days of a year whose arrangement is not published yet.</summary>
    public required bool Provisional { get; init; }

    /// <summary>How many applications share it; 1 for the cycle itself.</summary>
    public required int Count { get; init; }
}
