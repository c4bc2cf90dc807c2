using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Calendars;

namespace Orchestrator.Workflows.Runtime;

/// <summary>A deadline as an activity asks for it; the engine keeps it as a row (D1).</summary>
public sealed record DeadlineRequest
{
    /// <summary>Name within the activity, e.g. <c>due</c>, <c>correction</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it binds an actor, advises, opens, or simply runs out.</summary>
    public required DeadlineKind Kind { get; init; }

    /// <summary>Exclusive: the first instant at which it is too late. 24:00 of a day is 00:00 of the next.</summary>
    public required Instant Due { get; init; }

    /// <summary>The last local day on which the action may be done.</summary>
    public required LocalDate DueDate { get; init; }

    /// <summary>The role that must act; null for periods and timers.</summary>
    public string? Role { get; init; }

    /// <summary>Code of the organisation or person that must act, where the role alone does not say it.</summary>
    public string? Assignee { get; init; }

    /// <summary>The clauses it comes from.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>False: 原则上, it can be moved by prior report (C15).</summary>
    public bool Hard { get; init; } = true;

    /// <summary>True: counted with days of a year whose arrangement is not published yet.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whether reminders go out before it.</summary>
    public bool Remind { get; init; }

    /// <summary>Version of the calendar it was counted with; null when no calendar was needed.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>
    /// What the date was counted from (anchor names and dates), so that the proof can be made again from the rule in
    /// the definition.
    /// </summary>
    public JsonObject? Basis { get; init; }

    /// <summary>The rules that give its date, the earliest of which counts; null: it is not counted again when other dates move.</summary>
    public IReadOnlyList<DateRule>? Rules { get; init; }
}
