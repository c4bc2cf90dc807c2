namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads a share: 三分之二, 2/3, 10%, 百分之二十, 1:2, 半数.</summary>
internal static class ShareReader
{
    private static readonly (string Word, bool Majority)[] Halves =
    [
        ("过半数", true),
        ("超过半数", true),
        ("超过一半", true),
        ("半数", false),
        ("二分之一", false),
    ];

    /// <summary>The share at a place; null when none stands there.</summary>
    public static WrittenShare? Read(string text, int at)
    {
        foreach (var (word, majority) in Halves)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return new WrittenShare(at, at + word.Length, "1/2", majority);
        }

        if (text.AsSpan(at).StartsWith("百分之"))
        {
            return Numbers.Any(text, at + 3, 3) is { } hundredth
                ? new WrittenShare(at, at + 3 + hundredth.Length, $"{hundredth.Value}%", false)
                : null;
        }
        if (Numbers.Any(text, at, 3) is not { } first)
            return null;
        var end = at + first.Length;
        if (text.AsSpan(end).StartsWith("分之"))
        {
            return Numbers.Any(text, end + 2, 2) is { } upper && upper.Value < first.Value
                ? new WrittenShare(at, end + 2 + upper.Length, $"{upper.Value}/{first.Value}", false)
                : null;
        }
        if (end >= text.Length)
            return null;
        if (text[end] == '%')
            return new WrittenShare(at, end + 1, $"{first.Value}%", false);
        if (
            text[end] == '.'
            && Numbers.Digits(text, end + 1, 2) is { } decimals
            && end + 1 + decimals.Length < text.Length
            && text[end + 1 + decimals.Length] == '%'
        )
        {
            return new WrittenShare(at, end + 2 + decimals.Length, text[at..(end + 2 + decimals.Length)], false);
        }
        if (
            text[end] is ':' or '比'
            && Numbers.Any(text, end + 1, 3) is { } second
            && second.Value > 0
            && first.Value > 0
        )
        {
            var behind = end + 1 + second.Length;
            // 1:1.5
            if (behind < text.Length && text[behind] == '.' && Numbers.Digits(text, behind + 1, 2) is { } part)
                behind += 1 + part.Length;
            return IsRatio(text, at, end, behind)
                ? new WrittenShare(at, behind, $"{first.Value}:{Ratio(text, end + 1, behind, second)}", false)
                : null;
        }
        if (
            text[end] == '/'
            && Numbers.Digits(text, end + 1, 2) is { } whole
            && first.Value < whole.Value
            && first.Value > 0
            && IsFraction(text, end + 1 + whole.Length)
        )
        {
            return new WrittenShare(at, end + 1 + whole.Length, $"{first.Value}/{whole.Value}", false);
        }
        return null;
    }

    private static string Ratio(string text, int from, int behind, WrittenNumber whole) =>
        from + whole.Length == behind ? $"{whole.Value}" : text[from..behind];

    /// <summary>1:10 may be an hour: it is a ratio beside a word that says so. 1:2 is one unless it numbers something.</summary>
    private static bool IsRatio(string text, int at, int colon, int end)
    {
        var around = text[Math.Max(0, at - 14)..Math.Min(text.Length, end + 8)];
        if (
            around.Contains("比例")
            || around.Contains("占比")
            || around.Contains("差额")
            || around.Contains("不超过")
            || around.Contains("不高于")
            || around.Contains("不低于")
        )
        {
            return true;
        }

        var isHour = end - colon - 1 == 2 && char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end - 2]);
        var numbers = at > 0 && text[at - 1] is '件' or '表' or '图' or '注' or '第' or '题' or '单' or '步';
        var goesOn =
            end < text.Length
            && text[end] is '年' or '月' or '日' or '号' or '时' or '点' or '个' or '天' or '.' or '、' or '份' or '名';
        return text[colon] == ':' && !isHour && !numbers && !goesOn;
    }

    private static bool IsFraction(string text, int end) =>
        end < text.Length
        && text[end] is not ('/' or '月')
        && !char.IsAsciiDigit(text[end])
        && (
            WordTable.Starts("orMore", text, end) > 0
            || WordTable.Starts("orLess", text, end) > 0
            || text[end] is '的' or ',' or '。' or '(' or ')'
        );
}
