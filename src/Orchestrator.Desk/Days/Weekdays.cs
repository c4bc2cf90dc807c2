using NodaTime;

namespace Orchestrator.Desk.Days;

/// <summary>Weekdays in Chinese.</summary>
public static class Weekdays
{
    private static readonly string[] Names = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    /// <summary>E.g. 周一.</summary>
    public static string Of(LocalDate date) => Names[(int)date.DayOfWeek];
}
