using Orchestrator.TitleReview.Drafting.Templates;

namespace Orchestrator.TitleReview.Drafting.Placing;

/// <summary>The levels that words name.</summary>
internal static class LevelWords
{
    // 正高级 is no 高级, and 中、初级 are two levels.
    private static readonly (string Written, string Meant)[] Meanings =
    [
        ("正副高级", "正高副高"),
        ("正副高", "正高副高"),
        ("正高级", "正高"),
        ("副高级", "副高"),
        ("高中级", "高级中级"),
        ("中初级", "中级初级"),
    ];

    /// <summary>Those of a text, in the table's order; empty: it names none.</summary>
    public static IReadOnlyList<string> In(string words)
    {
        var text = words.Replace("、", "", StringComparison.Ordinal);
        foreach (var (written, meant) in Meanings)
            text = text.Replace(written, meant, StringComparison.Ordinal);
        return
        [
            .. DraftData
                .Table.Levels.Where(level => text.Contains(level.Key, StringComparison.Ordinal))
                .SelectMany(level => level.Value)
                .Distinct(),
        ];
    }
}
