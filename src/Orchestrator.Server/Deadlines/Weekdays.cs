using NodaTime;

namespace Orchestrator.Server.Deadlines;

/// <summary>Weekdays in Chinese.</summary>
internal static class Weekdays
{
    private static readonly string[] Names = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    public static string Of(LocalDate date) => Names[(int)date.DayOfWeek];
}
