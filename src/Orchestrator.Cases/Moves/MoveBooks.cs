using Orchestrator.Calendars;

namespace Orchestrator.Cases.Moves;

/// <summary>The calendars in force, and those in force with a move.</summary>
/// <param name="Before">Without it.</param>
/// <param name="After">With it; the same unless it brings a calendar.</param>
internal sealed record MoveBooks(CalendarBook Before, CalendarBook After);
