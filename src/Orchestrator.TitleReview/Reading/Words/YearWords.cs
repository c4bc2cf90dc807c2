namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>A year before a month: 2025年, 25年, 二〇二五年, 次年.</summary>
/// <param name="Year">The year, when it is written.</param>
/// <param name="Shift">Years after the notice's, when it is said by a word.</param>
/// <param name="End">The letter behind it.</param>
internal sealed record YearWords(int? Year, int? Shift, int End)
{
    /// <summary>同年: the year is that of the date before, where there is one.</summary>
    public bool IsSame { get; init; }

    /// <summary>The year at a place; null when none stands there.</summary>
    public static YearWords? Read(string text, int at)
    {
        if (Numbers.Digits(text, at, 4) is { Length: 4, Value: >= 1900 and <= 2199 } four && IsYear(text, at + 4))
            return new YearWords(four.Value, null, After(text, at + 4));
        if (
            Numbers.Digits(text, at, 2) is { Length: 2, Value: >= 15 and <= 60 } two
            && IsYear(text, at + 2)
            && Numbers.Digits(text, at + 3, 2) is { } month
            && at + 3 + month.Length < text.Length
            && text[at + 3 + month.Length] == '月'
        )
        {
            return new YearWords(2000 + two.Value, null, at + 3);
        }
        if (Numbers.ChineseYear(text, at) is { Value: >= 1900 and <= 2199 } chinese && IsYear(text, at + 4))
            return new YearWords(chinese.Value, null, After(text, at + 4));
        // 申报年度的次年 begins with 申报年度.
        return new[] { Word("nextYear", 1), Word("lastYear", -1), Word("thisYear", 0) }
            .OfType<YearWords>()
            .MaxBy(word => word.End);

        YearWords? Word(string group, int shift) =>
            WordTable.Starts(group, text, at) is > 0 and var length
                ? new YearWords(null, shift, at + length) { IsSame = text.AsSpan(at).StartsWith("同年") }
                : null;
    }

    private static bool IsYear(string text, int at) => at < text.Length && text[at] == '年';

    private static int After(string text, int year) =>
        year + 1 < text.Length && text[year + 1] == '度' ? year + 2 : year + 1;
}
