using NodaTime;
using Orchestrator.Desk.Definitions;

namespace Orchestrator.Server.CommandLine;

/// <summary>Old and new dates side by side, and what is left to do.</summary>
internal static class NewYearTable
{
    /// <summary>The dates as a table, then remarks, errors and the files that were written.</summary>
    public static void Write(NewYearView view, IReadOnlyList<string> files, TextWriter to)
    {
        to.WriteLine($"{view.Definition.From}（{view.Year.From} 年度）→ {view.Definition.To}（{view.Year.To} 年度）");
        string[] head =
        [
            "环节",
            $"{view.Year.From} 年度",
            "星期",
            $"{view.Year.To} 年度",
            "星期",
            "状态",
            "条款",
            "理由",
        ];
        TextTable.Write([head, .. view.Rows.Where(row => row.Old is not null || row.New is not null).Select(Row)], to);
        foreach (var remark in view.Remarks)
            to.WriteLine($"提示 {remark}");
        foreach (var finding in view.Findings.Where(finding => finding.Severity == "error"))
            to.WriteLine($"错误 [{finding.Code}] {finding.Message}");
        to.WriteLine(
            $"待确认日期 {view.Definitions.Sum(definition => definition.ToConfirm.Count)} 个，逐一确认之前不能发布。 Dates to "
                + $"confirm: {view.Definitions.Sum(definition => definition.ToConfirm.Count)}; it cannot be published "
                + "before."
        );
        foreach (var file in files)
            to.WriteLine($"已写入 Written: {file}");
    }

    private static string[] Row(NewYearRow row) =>
        [
            row.Action,
            Iso(row.Old),
            row.OldWeekday ?? "",
            Iso(row.New),
            row.NewWeekday ?? "",
            (row.ToConfirm ? "待确认" : "随规则") + (row.Provisional ? "（暂定）" : ""),
            string.Join(" ", row.Clauses),
            row.Reason,
        ];

    private static string Iso(LocalDate? date) => date?.ToString("uuuu-MM-dd", formatProvider: null) ?? "—";
}
