namespace Orchestrator.Calendars;

/// <summary>Questions about a <see cref="DayKind"/>.</summary>
public static class DayKinds
{
    /// <summary>True for the kinds on which offices work; a make-up Saturday or Sunday is no rest day.</summary>
    public static bool IsWorkingDay(this DayKind kind) =>
        kind is DayKind.WorkingDay or DayKind.MakeUpDay or DayKind.RegionalMakeUpDay;
}
