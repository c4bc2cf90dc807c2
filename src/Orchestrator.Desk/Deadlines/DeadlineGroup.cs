using NodaTime;
using Orchestrator.Workflows.Runtime;

namespace Orchestrator.Desk.Deadlines;

/// <summary>Deadlines of one cycle that are the same but for the application they bind.</summary>
public sealed record DeadlineGroup
{
    /// <summary>The first of them.</summary>
    public required long Id { get; init; }

    /// <summary>The cycle they belong to.</summary>
    public required long CycleId { get; init; }

    /// <summary>The definition version that the first one's activity is in.</summary>
    public long VersionId { get; init; }

    /// <summary>The activity in the definition.</summary>
    public required string NodeId { get; init; }

    /// <summary>Their name within the activity, e.g. <c>due</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of deadline they are.</summary>
    public required DeadlineKind Kind { get; init; }

    /// <summary>The role that must act; null for periods and timers.</summary>
    public string? Role { get; init; }

    /// <summary>Clause ids, separated by one space; empty for technical waits.</summary>
    public required string Clauses { get; init; }

    /// <summary>Exclusive: the first instant at which it is too late.</summary>
    public required Instant DueAt { get; init; }

    /// <summary>The last local day (Asia/Shanghai) on which it may be done.</summary>
    public required LocalDate DueDate { get; init; }

    /// <summary>False: 原则上, it can be moved by prior report (C15).</summary>
    public required bool Hard { get; init; }

    /// <summary>Counted with days of a year whose arrangement is not published yet.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Where all of them stand; others of the step may stand elsewhere, in a group of their own.</summary>
    public required DeadlineState State { get; init; }

    /// <summary>How many applications they bind; 1 for the cycle's own.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// The longest from due to decision, in milliseconds, negative when all were early; null while undecided.
    /// </summary>
    public long? LatenessMs { get; init; }
}
