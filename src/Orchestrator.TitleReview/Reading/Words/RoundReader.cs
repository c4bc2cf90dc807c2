namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads rounds: 每月最后一个工作日, 每月20日, 每季度末月20日, 每年11月底, 每周五.</summary>
internal static class RoundReader
{
    private const int LongestLoose = 10;

    private static readonly (string Word, string Value)[] Spans =
    [
        ("每个月", "monthly"),
        ("每月", "monthly"),
        ("逐月", "monthly"),
        ("每双月", "evenMonths"),
        ("逢双月", "evenMonths"),
        ("每单月", "oddMonths"),
        ("逢单月", "oddMonths"),
        ("每个季度", "quarterly"),
        ("每季度", "quarterly"),
        ("各季度", "quarterly"),
        ("每季", "quarterly"),
        ("每半年", "halfYearly"),
        ("每年度", "yearly"),
        ("每年", "yearly"),
        ("每周", "weekly"),
        ("每星期", "weekly"),
        ("每逢", "weekly"),
    ];

    private static readonly (string Word, string Value)[] QuarterMonths =
    [
        ("最后一个月", "lastMonth"),
        ("最后1个月", "lastMonth"),
        ("最末一个月", "lastMonth"),
        ("第三个月", "lastMonth"),
        ("第3个月", "lastMonth"),
        ("末月", "lastMonth"),
        ("第二个月", "secondMonth"),
        ("第2个月", "secondMonth"),
        ("第一个月", "firstMonth"),
        ("第1个月", "firstMonth"),
        ("首个月", "firstMonth"),
        ("首月", "firstMonth"),
    ];

    /// <summary>The round at a place, or a time that cannot be placed; null when it says no more than how often.</summary>
    public static Island? Read(string text, int at)
    {
        // 每逢单月 is 逢单月 with 每 before it.
        if (text.AsSpan(at).StartsWith("每逢") && text.AsSpan(at + 2) is ['单' or '双', '月', ..])
            return Read(text, at + 1);
        foreach (var (word, span) in Spans)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
                continue;
            var from = at + word.Length;
            if (from < text.Length && text[from] is '的' or '度' or '份')
                from++;
            return span switch
            {
                "weekly" => WeekRounds.Read(text, at, from),
                "yearly" => YearRounds.Read(text, at, from) ?? Once(text, at, from, span),
                _ => Within(text, at, from, span),
            };
        }

        return null;
    }

    private static Island? Within(string text, int at, int from, string span)
    {
        if (span == "quarterly" && InQuarter(text, at, from) is { } inQuarter)
            return inQuarter;
        // A day of a quarter needs its month, of a half-year too.
        var days = span is "quarterly" or "halfYearly" ? MonthDays.Named(text, from) : MonthDays.Read(text, from);
        if (days is { } day)
            return new WrittenRound(at, day.End, $"{span}:{day.Value}");
        return Once(text, at, from, span) ?? (Island?)Loose(text, at, from);
    }

    /// <summary>每季度最后一个月20日: the day in the quarter's third month, or that month.</summary>
    private static WrittenRound? InQuarter(string text, int at, int from)
    {
        foreach (var (word, value) in QuarterMonths)
        {
            if (string.CompareOrdinal(text, from, word, 0, word.Length) != 0)
                continue;
            var behind = from + word.Length;
            var day = behind < text.Length && text[behind] is '的' or '份' ? behind + 1 : behind;
            return MonthDays.Read(text, day) is { } days
                ? new WrittenRound(at, days.End, $"quarterly:{value}-{days.Value}")
                : new WrittenRound(at, behind, $"quarterly:{value}");
        }

        return null;
    }

    private static WrittenRound? Once(string text, int at, int from, string span)
    {
        foreach (
            var (word, value) in (ReadOnlySpan<(string, string)>)[("一次", "once"), ("两次", "twice"), ("2次", "twice")]
        )
        {
            var times = text.IndexOf(word, from, Math.Min(12, text.Length - from), StringComparison.Ordinal);
            if (times > 0 && text.AsSpan(from, times - from).IndexOfAny(",。;") < 0)
                return new WrittenRound(at, times + word.Length, $"{span}:{value}");
        }

        return null;
    }

    /// <summary>每月第二周, 每季度20日: which day is not said so that it could be placed.</summary>
    private static LooseTime? Loose(string text, int at, int from)
    {
        if (
            from >= text.Length
            || !(text[from] is '第' or '前' or '后' or '首' or '最' or '末' or '底' || char.IsAsciiDigit(text[from]))
        )
        {
            return null;
        }

        var end = from + 1;
        while (end < text.Length && end - from < LongestLoose && text[end] is not ('前' or '内' or ',' or '。' or ';'))
            end++;
        return new LooseTime(at, end);
    }
}
