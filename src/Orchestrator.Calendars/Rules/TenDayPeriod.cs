namespace Orchestrator.Calendars;

/// <summary>The thirds of a month (旬).</summary>
public enum TenDayPeriod
{
    /// <summary>上旬, the 1st to the 10th.</summary>
    First,

    /// <summary>中旬, the 11th to the 20th.</summary>
    Second,

    /// <summary>下旬, the 21st to the end of the month.</summary>
    Third,
}
