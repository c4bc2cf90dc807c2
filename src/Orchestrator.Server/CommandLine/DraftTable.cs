using Orchestrator.Workflows.Validation;

namespace Orchestrator.Server.CommandLine;

/// <summary>A drafted year, for people: the files, what went where, what is open, what was not placed.</summary>
internal static class DraftTable
{
    /// <summary>Writes it, Chinese and English.</summary>
    public static void Write(DraftFiles written, TextWriter to)
    {
        var (draft, errors) = (
            written.Draft,
            written.Findings.Where(finding => finding.Severity == Severity.Error).ToList()
        );
        to.WriteLine();
        to.WriteLine("已写出 written:");
        foreach (var file in written.Names)
            to.WriteLine($"  {file}");
        to.WriteLine();
        to.WriteLine($"已安排到环节的规则 rules placed on steps: {draft.Placed.Count}");
        if (draft.Placed.Count > 0)
        {
            TextTable.Write([.. draft.Placed.Select(rule => (string[])[rule.Clause, rule.StepText, rule.Quote])], to);
        }

        Lines(
            to,
            "请决定 to decide",
            draft.Decisions.Select(open => $"{open.Clause} {open.Chinese} {open.English}".TrimStart())
        );
        Lines(
            to,
            "未安排 not placed",
            draft.Unplaced.Select(rule => $"{rule.Clause} “{rule.Quote}” {rule.Reason} {rule.ReasonEn}")
        );
        Lines(to, "校验有误 errors", errors.Select(FindingLines.Line));
    }

    private static void Lines(TextWriter to, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine($"{title}: {all.Count}");
        foreach (var line in all)
            to.WriteLine($"  {line}");
    }
}
