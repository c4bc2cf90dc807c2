using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>A day whose kind differs between two versions of a calendar.</summary>
/// <param name="Date">The civil day.</param>
/// <param name="Before">What the older version says.</param>
/// <param name="After">What the newer version says.</param>
public sealed record DayChange(LocalDate Date, DayFact Before, DayFact After);
