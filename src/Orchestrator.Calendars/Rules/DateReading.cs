using NodaTime;

namespace Orchestrator.Calendars;

/// <summary>One way to read a vague date, for the administrator to choose from (V8).</summary>
/// <param name="Reading">The value the rule's <c>reading</c> takes to select it.</param>
/// <param name="Date">The last day under that reading.</param>
public sealed record DateReading(string Reading, LocalDate Date);
