using NodaTime;
using Orchestrator.Desk.Days;
using Orchestrator.TitleReview.Events;
using Orchestrator.TitleReview.Planning;

namespace Orchestrator.Server.CommandLine;

/// <summary>A plan as a table.</summary>
internal static class PlanTable
{
    private static readonly string[] Head = ["日期", "星期", "时间", "谁", "做什么", "性质", "条款"];

    /// <summary>A line per date in order, then the warnings; in Chinese.</summary>
    public static void Write(SchedulePlan plan, TextWriter to)
    {
        to.WriteLine($"{plan.Definition}（{plan.Year} 年）");
        var rows = plan
            .Items.Where(item => item.DueDate is not null || item.Opens is not null || item.WaitsFor is not null)
            .Select(Row)
            .Prepend(Head)
            .ToList();
        TextTable.Write(rows, to);
        foreach (var warning in plan.Warnings)
            to.WriteLine($"{(warning.IsError ? "错误" : "提示")} [{warning.Code}] {warning.Message}");
    }

    private static string[] Row(PlanItem item)
    {
        var day = item.DueDate ?? (item.Opens is { } opens ? CivilTime.DayOf(opens) : (LocalDate?)null);
        return
        [
            (item.Kind == "opening" ? "自 " : "至 ")
                + (day is { } known ? known.ToString("uuuu-MM-dd", formatProvider: null) : "待定"),
            day is { } date ? Weekdays.Of(date) : "",
            item.TimeOfDay ?? "",
            item.Actor is null ? "" : Roles.Chinese(item.Actor),
            item.Action,
            Nature(item),
            string.Join(" ", item.Clauses),
        ];
    }

    private static string Nature(PlanItem item)
    {
        var kind = item.Kind switch
        {
            "deadline" => item.Hard ? "截止" : "原则上",
            "opening" => "开放",
            "publicity" => "公示",
            "internal" => "建议",
            "asOf" => "计算",
            "retention" => "保存",
            _ => "事项",
        };
        return item.Provisional ? kind + "（暂定）" : kind;
    }
}
