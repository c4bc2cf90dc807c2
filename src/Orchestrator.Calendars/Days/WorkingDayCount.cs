namespace Orchestrator.Calendars;

/// <summary>A number of working days.</summary>
/// <param name="Days">How many, zero or more.</param>
/// <param name="Provisional">True when a day looked at lies outside the official data.</param>
public readonly record struct WorkingDayCount(int Days, bool Provisional);
