using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>One day that an arrangement names.</summary>
/// <param name="Date">The civil day; a file of year Y may name days of December Y-1.</param>
/// <param name="Name">The holiday, in Chinese.</param>
/// <param name="IsOffDay">True for a day off, false for a make-up working day.</param>
public sealed record ArrangedDay(LocalDate Date, string Name, bool IsOffDay);
