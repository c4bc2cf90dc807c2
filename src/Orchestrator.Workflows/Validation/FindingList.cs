namespace Orchestrator.Workflows.Validation;

/// <summary>As many findings as somebody reads, and how many more there are.</summary>
public static class FindingList
{
    /// <summary>The most that are listed one by one.</summary>
    public const int Most = 200;

    /// <summary>Code of the finding that says how many were left out; as severe as the worst of them.</summary>
    public const string MoreCode = "more-findings";

    private const int LongestMessage = 2_000;

    /// <summary>All of them, or the errors before the warnings as far as there is room, in the order they were found.</summary>
    public static IReadOnlyList<Finding> Shorten(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count <= Most)
            return [.. findings.Select(Shorten)];
        var kept = findings
            .Select((finding, index) => (finding, index))
            .OrderBy(item => Rank(item.finding.Severity))
            .ThenBy(item => item.index)
            .Take(Most)
            .Select(item => item.index)
            .ToHashSet();
        var left = findings.Where((_, index) => !kept.Contains(index)).ToList();
        var worst = left.MinBy(finding => Rank(finding.Severity))!.Severity;
        return
        [
            .. findings.Where((_, index) => kept.Contains(index)).Select(Shorten),
            new Finding(
                findings[0].File,
                null,
                MoreCode,
                worst,
                null,
                $"另有 {left.Count} 项未逐一列出；请先改正以上各项。",
                $"{left.Count} more are not listed; correct these first."
            ),
        ];
    }

    private static int Rank(Severity severity) =>
        severity switch
        {
            Severity.Error => 0,
            Severity.Warning => 1,
            _ => 2,
        };

    private static Finding Shorten(Finding finding) =>
        finding with
        {
            Message = Shorten(finding.Message),
            MessageEn = Shorten(finding.MessageEn),
        };

    private static string Shorten(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage] + "…";
}
