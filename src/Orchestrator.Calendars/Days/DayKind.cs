namespace Orchestrator.Calendars;

/// <summary>What kind of day a civil day is in a region. Only the three working kinds count as a working day (C14).</summary>
public enum DayKind
{
    /// <summary>An ordinary Monday to Friday (工作日).</summary>
    WorkingDay,

    /// <summary>A weekend day worked by the national arrangement (调休上班).</summary>
    MakeUpDay,

    /// <summary>An ordinary Saturday or Sunday (周末).</summary>
    Weekend,

    /// <summary>
    /// A day off named by the national arrangement, weekend days inside a holiday included (放假), or, in a year without one, by the
    /// regulation on public holidays itself.
    /// </summary>
    Holiday,

    /// <summary>A day off only in the region, such as Guangxi's 壮族三月三.</summary>
    RegionalHoliday,

    /// <summary>A rest day worked only in the region.</summary>
    RegionalMakeUpDay,
}
