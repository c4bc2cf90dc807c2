using NodaTime;
using Orchestrator.TitleReview.Reading.Proposals;
using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>What was read in a notice, for people: its head, its rules with their words, what to check.</summary>
internal static class ReadTable
{
    /// <summary>The notice's head, a line per rule, then what somebody has to check; in Chinese.</summary>
    public static void Write(NoticeReading reading, TextWriter to)
    {
        var notice = reading.Notice;
        to.WriteLine(notice.Title ?? "（未读出标题）");
        to.WriteLine(
            $"文号 {notice.Number ?? "—"}  印发 {notice.Issuer ?? "—"} {Iso(notice.Issued) ?? ""}  地区 "
                + $"{notice.Jurisdiction ?? "—"}  年度 {notice.Year?.ToString() ?? "—"}"
        );
        if (reading.Rules.Count > 0)
        {
            to.WriteLine();
            TextTable.Write(
                [
                    ["条款", "规则", "何时、多少", "谁", "做什么"],
                    .. reading.Rules.Select(Row),
                ],
                to
            );
        }

        if (reading.Findings.Count > 0)
            to.WriteLine();
        foreach (var finding in reading.Findings)
        {
            var severity = finding.Severity switch
            {
                Severity.Error => "错误",
                Severity.Warning => "核对",
                _ => "提示",
            };
            to.WriteLine($"{severity} {finding.Clause} {finding.Message} {finding.MessageEn}");
            if (finding.Quote is not null)
                to.WriteLine($"    “{finding.Quote}”");
        }
    }

    private static string[] Row(ReadRule rule) =>
        [
            rule.Clause,
            Form(rule.Form),
            Value(rule),
            rule.Track is null ? rule.Actor ?? "" : $"{rule.Actor}（{rule.Track}）",
            (rule.Soft ? "（原则上）" : "") + rule.Action,
        ];

    private static string Value(ReadRule rule) =>
        rule.Form switch
        {
            ReadForm.Window => $"{Iso(rule.From) ?? "？"} {rule.TimeFrom} 至 {Iso(rule.To) ?? "？"} {rule.Time}"
                .Replace("  ", " ", StringComparison.Ordinal)
                .TrimEnd(),
            ReadForm.By or ReadForm.From or ReadForm.Vague => $"{Iso(rule.Date) ?? "？"} {rule.Time}".TrimEnd(),
            ReadForm.Cutoff => (rule.From is null ? "" : $"{Iso(rule.From)} 起 ") + Iso(rule.Date),
            ReadForm.Publicity => $"{Bound(rule.Bound)}{rule.N} {Unit(rule.Unit)}",
            ReadForm.Within => $"{rule.Anchor ?? "（未写明）"} 后 {rule.N?.ToString() ?? "？"} {Unit(rule.Unit)}内",
            ReadForm.Before =>
                $"{rule.Anchor ?? "（未写明）"} 前 {rule.N} {Unit(rule.Unit)}{(rule.Bound == ReadBound.Within ? "内" : "")}",
            ReadForm.Share => $"{Bound(rule.Bound)}{rule.Value}",
            _ => rule.Value ?? "",
        };

    private static string Form(ReadForm form) =>
        form switch
        {
            ReadForm.By => "截止",
            ReadForm.From => "开始",
            ReadForm.Window => "期间",
            ReadForm.Publicity => "公示",
            ReadForm.Within => "限期",
            ReadForm.Before => "提前",
            ReadForm.Cutoff => "计算截至",
            ReadForm.Share => "比例",
            ReadForm.Hours => "时段",
            ReadForm.Recurring => "定期",
            _ => "多种理解",
        };

    private static string Bound(ReadBound? bound) =>
        bound switch
        {
            ReadBound.AtLeast => "不少于 ",
            ReadBound.AtMost => "不超过 ",
            ReadBound.MoreThan => "超过 ",
            _ => "",
        };

    private static string Unit(ReadUnit? unit) =>
        unit switch
        {
            ReadUnit.WorkingDay => "个工作日",
            ReadUnit.Day => "日",
            ReadUnit.Month => "个月",
            _ => "",
        };

    private static string? Iso(LocalDate? date) =>
        date is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null;
}
