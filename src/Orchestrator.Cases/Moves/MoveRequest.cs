using NodaTime;
using Orchestrator.Storage.Moves;

namespace Orchestrator.Cases.Moves;

/// <summary>What somebody wants to move.</summary>
public sealed record MoveRequest
{
    /// <summary>Why dates move; it decides which of the other members count.</summary>
    public required DateMoveKind Kind { get; init; }

    /// <summary>The reason, as it is journaled and told.</summary>
    public required string Reason { get; init; }

    /// <summary>Dates, migration, cancelling, closing early, taking up again, carrying over: code of the cycle.</summary>
    public string? Cycle { get; init; }

    /// <summary>Dates: the new days by name, e.g. <c>meeting</c>.</summary>
    public IReadOnlyDictionary<string, LocalDate>? Dates { get; init; }

    /// <summary>Extension: the name of the date, e.g. <c>apply.closes</c>.</summary>
    public string? Date { get; init; }

    /// <summary>
    /// Extension: its new last day; or <see cref="WorkingDays"/>. Taking up again: the new last day of what was missed.
    /// Closing early: the last day of new applications, the day included; null: nobody applies any more from the approval.
    /// </summary>
    public LocalDate? To { get; init; }

    /// <summary>Closing early: the track whose intake ends; null: all.</summary>
    public string? Track { get; init; }

    /// <summary>Extension: so many working days more than now.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Extension: for whom.</summary>
    public MoveScope? Scope { get; init; }

    /// <summary>Revert: id of the move that is taken back.</summary>
    public string? Of { get; init; }

    /// <summary>
    /// Calendar: id of the import that comes into force with it; null: running cycles catch up with the calendar in
    /// force.
    /// </summary>
    public long? CalendarVersionId { get; init; }

    /// <summary>Migration: version of the schedule definition to go on by; null leaves it.</summary>
    public int? ScheduleVersion { get; init; }

    /// <summary>Migration: version of the application definition to go on by; null leaves it.</summary>
    public int? ApplicationVersion { get; init; }

    /// <summary>Start: the cycle.</summary>
    public CycleToStart? Start { get; init; }

    /// <summary>Taking up again, carrying over: the numbers of the applications, at most 200.</summary>
    public IReadOnlyList<string>? Applications { get; init; }

    /// <summary>Carrying over: code of the cycle in which they go on.</summary>
    public string? Into { get; init; }

    /// <summary>Migration: activities whose waiting runs and open deadlines may become void because the new version lacks them.</summary>
    public IReadOnlyList<string>? Void { get; init; }
}
