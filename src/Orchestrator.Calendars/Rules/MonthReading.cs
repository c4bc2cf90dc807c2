namespace Orchestrator.Calendars;

/// <summary>How "X月前" is read (C6).</summary>
public enum MonthReading
{
    /// <summary>Before the month begins: the last day of the month before. The default.</summary>
    Strict,

    /// <summary>The end of that month.</summary>
    Lenient,
}
