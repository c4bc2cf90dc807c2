namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads rounds: 每月最后一个工作日, 每月20日, 每季度末, 每年11月底, 每周五.</summary>
internal static class RoundReader
{
    private const string Weekdays = "一二三四五六日";

    private static readonly (string Word, string Value)[] Spans =
    [
        ("每个月", "monthly"),
        ("每月", "monthly"),
        ("逐月", "monthly"),
        ("每个季度", "quarterly"),
        ("每季度", "quarterly"),
        ("每季", "quarterly"),
        ("每半年", "halfYearly"),
        ("每年度", "yearly"),
        ("每年", "yearly"),
        ("每周", "weekly"),
        ("每星期", "weekly"),
    ];

    private static readonly (string Word, string Value)[] MonthDays =
    [
        ("最后一个工作日", "lastWorkingDay"),
        ("最后1个工作日", "lastWorkingDay"),
        ("最末一个工作日", "lastWorkingDay"),
        ("第一个工作日", "firstWorkingDay"),
        ("首个工作日", "firstWorkingDay"),
        ("最后一天", "lastDay"),
        ("最后一日", "lastDay"),
        ("月底", "lastDay"),
        ("月末", "lastDay"),
        ("底", "lastDay"),
        ("末", "lastDay"),
        ("上旬", "1-10"),
        ("中旬", "11-20"),
        ("下旬", "21-lastDay"),
    ];

    /// <summary>The round at a place; null when none stands there, or it says no more than how often.</summary>
    public static WrittenRound? Read(string text, int at)
    {
        foreach (var (word, span) in Spans)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
                continue;
            var from = at + word.Length;
            if (from < text.Length && text[from] is '的' or '度' or '份')
                from++;
            return span switch
            {
                "weekly" => Weekly(text, at, from),
                "yearly" => Yearly(text, at, from),
                _ => Within(text, at, from, span),
            };
        }

        return null;
    }

    private static WrittenRound? Within(string text, int at, int from, string span)
    {
        foreach (var (word, value) in MonthDays)
        {
            if (string.CompareOrdinal(text, from, word, 0, word.Length) == 0)
                return new WrittenRound(at, from + word.Length, $"{span}:{value}");
        }

        if (
            span == "monthly"
            && Numbers.Any(text, from, 2) is { Value: >= 1 and <= 31 } day
            && DayEnd(text, from + day.Length) is { } end
        )
        {
            if (
                WordTable.Starts("range", text, end) is > 0 and var dash
                && Numbers.Any(text, end + dash, 2) is { Value: >= 1 and <= 31 } last
                && DayEnd(text, end + dash + last.Length) is { } behind
            )
            {
                return new WrittenRound(at, behind, $"monthly:{day.Value}-{last.Value}");
            }
            return new WrittenRound(at, end, $"monthly:{day.Value}");
        }

        if (span == "quarterly" && LastMonth(text, at, from) is { } lastMonth)
            return lastMonth;
        var once = text.IndexOf("一次", from, Math.Min(12, text.Length - from), StringComparison.Ordinal);
        return once > 0 && text.AsSpan(from, once - from).IndexOfAny(",。;") < 0
            ? new WrittenRound(at, once + 2, $"{span}:once")
            : null;
    }

    /// <summary>每季度最后一个月20日: the day in the quarter's third month.</summary>
    private static WrittenRound? LastMonth(string text, int at, int from)
    {
        foreach (var word in (ReadOnlySpan<string>)["最后一个月的", "最后一个月", "末月的", "末月"])
        {
            if (string.CompareOrdinal(text, from, word, 0, word.Length) != 0)
                continue;
            var day = from + word.Length;
            return
                Numbers.Any(text, day, 2) is { Value: >= 1 and <= 31 } number
                && DayEnd(text, day + number.Length) is { } end
                ? new WrittenRound(at, end, $"quarterly:lastMonth-{number.Value}")
                : null;
        }

        return null;
    }

    private static WrittenRound? Yearly(string text, int at, int from)
    {
        if (
            DateReader.Read(text, from) is not { Year: null, YearShift: null, Month: { } month and >= 1 and <= 12 } date
        )
        {
            return null;
        }
        var day = date.Part switch
        {
            DatePart.Day => $"{date.Day:00}",
            DatePart.MonthEnd => "lastDay",
            DatePart.First => "10",
            DatePart.Second => "20",
            DatePart.Third => "lastDay",
            _ => "",
        };
        if (day.Length > 0)
            return new WrittenRound(at, date.End, $"yearly:{month:00}-{day}");
        // 每年3月和9月
        var (value, end) = ($"yearly:{month:00}", date.End);
        while (
            end < text.Length
            && text[end] is '、' or '和' or '及'
            && Numbers.Any(text, end + 1, 2) is { Value: >= 1 and <= 12 } next
            && end + 1 + next.Length < text.Length
            && text[end + 1 + next.Length] == '月'
        )
        {
            (value, end) = ($"{value},{next.Value:00}", end + next.Length + 2);
        }
        return new WrittenRound(at, end, value);
    }

    private static WrittenRound? Weekly(string text, int at, int from) =>
        from < text.Length && Weekdays.IndexOf(text[from], StringComparison.Ordinal) is >= 0 and var day
            ? new WrittenRound(at, from + 1, "weekly:" + new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }[day])
            : null;

    private static int? DayEnd(string text, int at) => at < text.Length && text[at] is '日' or '号' ? at + 1 : null;
}
