using System.Buffers;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>
/// Finds times that the grammar cannot place, so that they are shown: 次月10日, 国庆节前, 24小时内, 半个月内,
/// 第3个工作日, 本周五; and days that a scan has spoilt: 4月3O日.
/// </summary>
internal static class LooseReader
{
    private static readonly SearchValues<char> Lookalikes = SearchValues.Create("OoQDlIZSB");
    private const string SpoiltDays = "日号目曰";
    private const int LongestDay = 3;

    private static readonly string[] Nth = ["最后一个工作日", "最后1个工作日", "最末一个工作日", "首个工作日"];

    /// <summary>The time at a place; null when none stands there.</summary>
    public static LooseTime? Read(string text, int at) =>
        Month(text, at) ?? Festival(text, at) ?? Day(text, at) ?? Ordinal(text, at) ?? Odd(text, at);

    /// <summary>4月3O日, l0月15日, 4月30目: letters that look like digits, another character for 日; null when it is whole.</summary>
    public static LooseTime? Spoilt(string text, int at)
    {
        if (!IsDigit(text, at) || (at > 0 && IsDigit(text, at - 1)))
            return null;
        var month = Digits(text, at);
        if (month >= text.Length || text[month] != '月' || !IsDigit(text, month + 1))
            return null;
        var end = Digits(text, month + 1);
        if (end >= text.Length || !SpoiltDays.Contains(text[end]))
            return null;
        return text[end] is '日' or '号' && text.AsSpan(at, end - at).IndexOfAny(Lookalikes) < 0
            ? null
            : new LooseTime(at, end + 1);
    }

    private static LooseTime? Month(string text, int at)
    {
        if (WordTable.Starts("looseMonth", text, at) is not (> 0 and var month))
            return null;
        var from = at + month;
        if (
            Numbers.Any(text, from, 2) is { } day
            && from + day.Length < text.Length
            && text[from + day.Length] is '日' or '号'
        )
        {
            return new LooseTime(at, from + day.Length + 1);
        }
        if (text.AsSpan(from) is ['上' or '中' or '下', '旬', ..])
            return new LooseTime(at, from + 2);
        if (text.AsSpan(from) is ['底' or '末' or '初', ..])
            return new LooseTime(at, from + 1);
        return Bounded(text, at, from);
    }

    private static LooseTime? Festival(string text, int at) =>
        WordTable.Starts("festival", text, at) is > 0 and var name ? Bounded(text, at, at + name) : null;

    /// <summary>次日, 本周五, 当日内; 次日起5日内 is a duration's beginning.</summary>
    private static LooseTime? Day(string text, int at)
    {
        if (WordTable.Starts("looseWeek", text, at) is > 0 and var week)
        {
            var day = at + week;
            return text.AsSpan(day) is ['一' or '二' or '三' or '四' or '五' or '六' or '日', ..]
                ? new LooseTime(at, day + 1)
                : Bounded(text, at, day);
        }
        if (WordTable.Starts("looseDay", text, at) is not (> 0 and var name))
            return null;
        var end = at + name;
        if (text[at] is '当' && WordTable.Ends("happened", text, at) == 0)
            return Bounded(text, at, end);
        var since = WordTable.Starts("since", text, end);
        return since > 0 && Numbers.Any(text, end + since, 3) is not null ? null : new LooseTime(at, end);
    }

    /// <summary>第3个工作日, and 最后一个工作日 of a month that does not come again.</summary>
    private static LooseTime? Ordinal(string text, int at)
    {
        foreach (var word in Nth)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                return new LooseTime(at, at + word.Length);
        }

        return
            text[at] == '第'
            && Numbers.Any(text, at + 1, 2) is { } number
            && text.AsSpan(at + 1 + number.Length).StartsWith("个工作日")
            ? new LooseTime(at, at + 1 + number.Length + "个工作日".Length)
            : null;
    }

    /// <summary>24小时内, 半个月内, 一个半月内, 月15日.</summary>
    private static LooseTime? Odd(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("半个月") || text.AsSpan(at).StartsWith("半月"))
            return Bounded(text, at, text.IndexOf('月', at) + 1);
        if (Numbers.Any(text, at, 3) is not { } number)
            return null;
        var end = at + number.Length;
        if (Dotted(text, at) is { } dotted)
            return dotted;
        if (text.AsSpan(end).StartsWith("个半月"))
            return Bounded(text, at, end + "个半月".Length);
        if (text.AsSpan(end).StartsWith("小时") || text.AsSpan(end).StartsWith("个小时"))
            return Bounded(text, at, text.IndexOf('时', end) + 1);
        return at > 0 && text[at - 1] == '月' && text.AsSpan(end) is ['日' or '号', ..]
            ? new LooseTime(at, end + 1)
            : null;
    }

    /// <summary>4.28-5.9, 6.15前: perhaps days, perhaps not.</summary>
    private static LooseTime? Dotted(string text, int at)
    {
        if ((at > 0 && text[at - 1] is '.') || DayAt(text, at) is not { } first)
            return null;
        if (
            WordTable.Starts("range", text, first) is > 0 and var dash
            && DayAt(text, first + dash) is { } last
            && !(last < text.Length && text[last] is '.' or '%' or '倍' or '分')
        )
        {
            return new LooseTime(at, last);
        }
        return WordTable.Starts("before", text, first) > 0 ? new LooseTime(at, first) : null;
    }

    /// <summary>Where 4.28 ends; null when no month and day stand there.</summary>
    private static int? DayAt(string text, int at) =>
        Numbers.Digits(text, at, 2) is { Value: >= 1 and <= 12 } month
        && at + month.Length < text.Length
        && text[at + month.Length] == '.'
        && Numbers.Digits(text, at + month.Length + 1, 2) is { Value: >= 1 and <= 31 } day
            ? at + month.Length + 1 + day.Length
            : null;

    /// <summary>The words with 前, 后 or 内 behind them; null without.</summary>
    private static LooseTime? Bounded(string text, int at, int end)
    {
        foreach (var group in (ReadOnlySpan<string>)["inside", "before", "after", "since"])
        {
            if (WordTable.Starts(group, text, end) is > 0 and var length)
                return new LooseTime(at, end + length);
        }

        return null;
    }

    private static bool IsDigit(string text, int at) =>
        at < text.Length && (char.IsAsciiDigit(text[at]) || Lookalikes.Contains(text[at]));

    private static int Digits(string text, int at)
    {
        var end = at;
        while (IsDigit(text, end) && end - at < LongestDay)
            end++;
        return end;
    }
}
