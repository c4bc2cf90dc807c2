namespace Orchestrator.Calendars;

/// <summary>How "X月上旬前" is read (C5).</summary>
public enum TenDayReading
{
    /// <summary>The end of the period, inclusive.</summary>
    Default,

    /// <summary>The last day before the period begins.</summary>
    Strict,

    /// <summary>The 15th; only for 中旬.</summary>
    Middle,
}
