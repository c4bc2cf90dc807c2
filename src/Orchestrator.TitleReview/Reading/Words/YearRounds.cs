namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads the days and months of a year that come again: 每年11月底, 每年3月和9月, 每年1月、7月的15日, 每年4月至6月.</summary>
internal static class YearRounds
{
    /// <summary>The round; null when no month stands at the place.</summary>
    public static Island? Read(string text, int at, int from)
    {
        if (text.AsSpan(from) is ['底' or '末', ..])
            return new WrittenRound(at, from + 1, "yearly:12-lastDay");
        if (DateAt(text, from) is not { } first)
            return null;
        if (
            WordTable.Starts("range", text, first.End) is > 0 and var dash
            && DateAt(text, first.End + dash, mayBeNext: true) is { Months: 1 } last
        )
        {
            return new WrittenRound(at, last.End, $"yearly:{Begin(first)}..{Value(last)}");
        }
        var (dates, end) = (new List<WrittenDate> { first }, first.End);
        while (end < text.Length && text[end] is '、' or '和' or '及' && DateAt(text, end + 1) is { } next)
        {
            dates.Add(next);
            end = next.End;
        }

        // 每年3月、6月、9月20日: whose the day is, is not said.
        if (
            dates.Count > 2
            && dates[^1].Part != DatePart.Month
            && dates.SkipLast(1).All(date => date.Part == DatePart.Month)
        )
        {
            return new LooseTime(at, end);
        }
        // 每年1月、7月的15日: the day is each month's.
        if (
            end < text.Length
            && text[end] == '的'
            && dates.TrueForAll(date => date.Part == DatePart.Month)
            && MonthDays.Read(text, end + 1) is { } days
        )
        {
            return new WrittenRound(
                at,
                days.End,
                "yearly:" + string.Join(',', dates.Select(date => $"{date.Month:00}-{days.Value}"))
            );
        }
        return new WrittenRound(at, end, "yearly:" + string.Join(',', dates.Select(Value)));
    }

    private static WrittenDate? DateAt(string text, int at, bool mayBeNext = false) =>
        DateReader.Read(text, at) switch
        {
            { Year: null, YearShift: null, Part: DatePart.YearEnd } end => end with { Month = 12 },
            { Year: null, Month: >= 1 and <= 12 } date
                when date.YearShift is null || (mayBeNext && date.YearShift == 1) => date,
            _ => null,
        };

    private static string Begin(WrittenDate date) =>
        date.Part switch
        {
            DatePart.Day => $"{date.Month:00}-{date.Day:00}",
            DatePart.Second or DatePart.SecondAndThird => $"{date.Month:00}-11",
            DatePart.Third => $"{date.Month:00}-21",
            DatePart.Months => $"{date.Month - date.Months + 1:00}",
            _ => $"{date.Month:00}",
        };

    private static string Value(WrittenDate date) =>
        date.Part switch
        {
            DatePart.Day => $"{date.Month:00}-{date.Day:00}",
            DatePart.First => $"{date.Month:00}-10",
            DatePart.Second or DatePart.FirstAndSecond => $"{date.Month:00}-20",
            DatePart.Month => $"{date.Month:00}",
            DatePart.Months => $"{date.Month - date.Months + 1:00}..{date.Month:00}",
            _ => $"{date.Month:00}-lastDay",
        };
}
