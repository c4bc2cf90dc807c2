namespace Orchestrator.Calendars;

/// <summary>What an offset counts.</summary>
public enum OffsetUnit
{
    /// <summary>Calendar days (日), rest days included.</summary>
    Days,

    /// <summary>Working days (工作日), make-up days included.</summary>
    WorkingDays,

    /// <summary>Months by the corresponding day (Civil Code 202).</summary>
    Months,
}
