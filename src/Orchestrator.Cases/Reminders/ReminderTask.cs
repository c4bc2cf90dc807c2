using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Cases.Reminders;

/// <summary>Deadlines that people see as one thing to do: same cycle, step, actor and date, whatever the number of applications.</summary>
public sealed record ReminderTask
{
    /// <summary>The cycle it belongs to.</summary>
    public required long CycleId { get; init; }

    /// <summary>Name of that cycle as people read it.</summary>
    public required string CycleName { get; init; }

    /// <summary>E.g. <c>TJ</c>.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The step, as people read it.</summary>
    public required string Title { get; init; }

    /// <summary>The step in the definition, with the deadline's name.</summary>
    public required string Step { get; init; }

    /// <summary>Statutory, internal, an opening; timers remind nobody.</summary>
    public required DeadlineKind Kind { get; init; }

    /// <summary>The role that must act.</summary>
    public required string Role { get; init; }

    /// <summary>Code of the organisation, committee or person that must act; null: everybody of the role.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of its superior, where the applications tell it; null: as the contact says.</summary>
    public string? SuperiorOrganisation { get; init; }

    /// <summary>Exclusive: the first instant at which it is too late.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>The last local day on which it may be done.</summary>
    public required LocalDate DueDate { get; init; }

    /// <summary>Cannot be moved by prior report.</summary>
    public bool Hard { get; init; }

    /// <summary>Counted with days whose arrangement is not published yet.</summary>
    public bool Provisional { get; init; }

    /// <summary>True: one deadline per application; false: one of the cycle itself.</summary>
    public bool PerApplication { get; init; }

    /// <summary>How many deadlines.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The deadline, where it is only one.</summary>
    public long? DeadlineId { get; init; }

    /// <summary>Where it stands at the slot.</summary>
    public TaskState State { get; init; }

    /// <summary>When it was decided; null while open.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>For a missed one: the step still waits, so that its actor can and must still act.</summary>
    public bool StillDoable { get; init; }
}
