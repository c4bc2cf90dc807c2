namespace Orchestrator.Desk.Calendars;

/// <summary>The calendars in force and the imports that wait.</summary>
public sealed record CalendarPage
{
    /// <summary>In force.</summary>
    public required IReadOnlyList<CalendarView> Calendars { get; init; }

    /// <summary>Waiting for a second person.</summary>
    public required IReadOnlyList<CalendarProposal> Pending { get; init; }
}
