using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>Findings as people read them.</summary>
internal static class FindingLines
{
    /// <summary>One line per finding, then their number in so many files.</summary>
    public static void Write(IReadOnlyList<Finding> findings, int files, TextWriter to)
    {
        foreach (var finding in findings)
            to.WriteLine(Line(finding));
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = findings.Count(finding => finding.Severity == Severity.Warning);
        to.WriteLine(
            $"{files} 个文件：{errors} 处错误，{warnings} 处警告。 {files} file(s): {errors} error(s), {warnings} warning(s)."
        );
    }

    /// <summary>Chinese and English with severity, place, code and clause.</summary>
    public static string Line(Finding finding)
    {
        var severity = finding.Severity switch
        {
            Severity.Error => "错误",
            Severity.Warning => "警告",
            _ => "提示",
        };
        var where = string.Join(" ", new[] { finding.File, finding.ActivityId }.Where(part => part is not null));
        var clause = finding.Clause is null ? "" : $"（依据 {finding.Clause}）";
        return $"{severity} {where} [{finding.Code}] {finding.Message}{clause} {finding.MessageEn}";
    }
}
