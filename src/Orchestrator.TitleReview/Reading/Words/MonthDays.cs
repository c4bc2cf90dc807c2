namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads the days of a month that comes again: 20日, 5日、20日, 20日至25日, 最后一个工作日, 前5个工作日.</summary>
internal static class MonthDays
{
    private static readonly (string Word, string Value)[] Names =
    [
        ("最后一个工作日", "lastWorkingDay"),
        ("最后1个工作日", "lastWorkingDay"),
        ("最末一个工作日", "lastWorkingDay"),
        ("第一个工作日", "firstWorkingDay"),
        ("第1个工作日", "firstWorkingDay"),
        ("首个工作日", "firstWorkingDay"),
        ("最后一天", "lastDay"),
        ("最后一日", "lastDay"),
        ("月底", "lastDay"),
        ("月末", "lastDay"),
        ("底", "lastDay"),
        ("末", "lastDay"),
        ("上中旬", "1-20"),
        ("中下旬", "11-lastDay"),
        ("上旬", "1-10"),
        ("中旬", "11-20"),
        ("下旬", "21-lastDay"),
    ];

    /// <summary>The days at a place; null when none stand there.</summary>
    public static (string Value, int End)? Read(string text, int at) =>
        Named(text, at) ?? WorkingDays(text, at) ?? Numbered(text, at);

    /// <summary>Those that are called by a name: 最后一个工作日, 月底, 下旬.</summary>
    public static (string Value, int End)? Named(string text, int at)
    {
        foreach (var (word, value) in Names)
        {
            // 季度末25日 is no quarter's last day.
            if (
                string.CompareOrdinal(text, at, word, 0, word.Length) == 0
                && !(word is "底" or "末" && (DayAt(text, at + 1) is not null || text.AsSpan(at + 1).StartsWith("月")))
            )
            {
                return (value, at + word.Length);
            }
        }

        return null;
    }

    /// <summary>前5个工作日, 第3个工作日, 最后3个工作日, 前10日.</summary>
    private static (string Value, int End)? WorkingDays(string text, int at)
    {
        if (
            text.AsSpan(Math.Min(at, text.Length)).StartsWith("最后")
            && Numbers.Any(text, at + 2, 2) is { } last
            && text.AsSpan(at + 2 + last.Length).StartsWith("个工作日")
        )
        {
            return ($"lastWorkingDays-{last.Value}", at + 2 + last.Length + "个工作日".Length);
        }
        if (at >= text.Length || text[at] is not ('前' or '第') || Numbers.Any(text, at + 1, 2) is not { } number)
            return null;
        var end = at + 1 + number.Length;
        if (text.AsSpan(end).StartsWith("个工作日"))
        {
            var kind = text[at] == '前' ? "firstWorkingDays" : "workingDay";
            return ($"{kind}-{number.Value}", end + "个工作日".Length);
        }
        return text[at] == '前' && text.AsSpan(end) is ['日' or '天', ..] ? ($"1-{number.Value}", end + 1) : null;
    }

    private static (string Value, int End)? Numbered(string text, int at)
    {
        if (DayAt(text, at) is not { } first)
            return null;
        var behind = DayEnd(text, first.End) ?? first.End;
        if (
            WordTable.Starts("range", text, behind) is > 0 and var until
            && Named(text, behind + until) is { Value: "lastDay" } monthEnd
        )
        {
            return ($"{first.Day}-lastDay", monthEnd.End);
        }
        if (
            WordTable.Starts("range", text, behind) is > 0 and var dash
            && DayAt(text, behind + dash) is { } last
            && DayEnd(text, last.End) is { } behindLast
        )
        {
            return ($"{first.Day}-{last.Day}", behindLast);
        }
        // 5日、20日 and 5、20日: the list ends where the last day's 日 stands.
        var (value, list) = ("", "");
        int? close = null;
        for (var next = at; DayAt(text, next) is { } day; )
        {
            list += list.Length > 0 ? $",{day.Day}" : $"{day.Day}";
            next = day.End;
            if (DayEnd(text, next) is { } stop)
                (value, close, next) = (list, stop, stop);
            if (next >= text.Length || text[next] is not ('、' or '和' or '及'))
                break;
            next++;
        }

        return close is { } end ? (value, end) : null;
    }

    private static (int Day, int End)? DayAt(string text, int at) =>
        Numbers.Any(text, at, 2) is { Value: >= 1 and <= 31 } day ? (day.Value, at + day.Length) : null;

    private static int? DayEnd(string text, int at) => at < text.Length && text[at] is '日' or '号' ? at + 1 : null;
}
