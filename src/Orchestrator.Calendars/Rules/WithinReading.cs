namespace Orchestrator.Calendars;

/// <summary>How "前N个工作日内" is read (C9).</summary>
public enum WithinReading
{
    /// <summary>On the N-th working day before: it satisfies every reading.</summary>
    Both,

    /// <summary>From the N-th working day before through the day before the event; the target is the first of them.</summary>
    Window,

    /// <summary>At the latest on the N-th working day before.</summary>
    AtLeast,
}
