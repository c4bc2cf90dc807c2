using NodaTime;

namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>What stands beside a date: its weekday, its hour, 含当日, in brackets or not.</summary>
internal static class DateTails
{
    private const string Days = "一二三四五六日天";
    private const string Zone = "北京时间";
    private const int MostTails = 4;

    /// <summary>The date with what follows it.</summary>
    public static WrittenDate Read(string text, WrittenDate date)
    {
        for (var tails = 0; tails < MostTails; tails++)
        {
            if ((Bare(text, date.End, date) ?? Bracketed(text, date.End, date)) is not { } longer)
                break;
            date = longer;
        }

        return date;
    }

    private static WrittenDate? Bracketed(string text, int at, WrittenDate date)
    {
        if (at >= text.Length || text[at] != '(')
            return null;
        var (inner, end) = (date, at + 1);
        while (Bare(text, end, inner) is { } longer)
        {
            (inner, end) = (longer, longer.End);
            if (end < text.Length && text[end] is ',' or '、')
                end++;
        }

        return end > at + 1 && end < text.Length && text[end] == ')' ? inner with { End = end + 1 } : null;
    }

    private static WrittenDate? Bare(string text, int at, WrittenDate date)
    {
        var from = at;
        if (Weekday(text, from) is { } weekday)
            return date with { End = weekday.End, Weekday = weekday.Day };
        if (from < text.Length && text[from] == ' ')
            from++;
        if (date.Time is null && TimeReader.Read(text, from) is { } time && (from == at || text[at] == ' '))
            return date with { End = time.End, Time = time.Text };
        foreach (
            var (word, excluded) in (ReadOnlySpan<(string, bool)>)
                [
                    ("不含当日", true),
                    ("不含本日", true),
                    ("不含该日", true),
                    ("不含", true),
                    ("含当日", false),
                    ("含当天", false),
                    ("含本日", false),
                    ("含", false),
                ]
        )
        {
            if (text.AsSpan(from).StartsWith(word))
                return date with { End = AfterSame(text, from + word.Length, date), Excluded = excluded };
        }

        if (date.Time is not null && text.AsSpan(from).StartsWith(Zone))
            return date with { End = from + Zone.Length };

        if (WordTable.Starts("approximate", text, from) is > 0 and var about)
            return date with { End = from + about, Approximate = true };

        foreach (var word in (ReadOnlySpan<string>)["下午下班", "下班时间", "下班"])
        {
            if (text.AsSpan(from).StartsWith(word))
                return date with { End = from + word.Length, AtClose = true };
        }

        return null;
    }

    /// <summary>含6月30日, 含30日: behind the day that is named again.</summary>
    private static int AfterSame(string text, int at, WrittenDate date)
    {
        var from = at;
        if (Numbers.Any(text, from, 2) is { } month && month.Value == date.Month)
            from = text.AsSpan(from + month.Length).StartsWith("月") ? from + month.Length + 1 : from;
        return
            Numbers.Any(text, from, 2) is { } day
            && day.Value == date.Day
            && text.AsSpan(from + day.Length) is ['日' or '号', ..]
            ? from + day.Length + 1
            : at;
    }

    private static (IsoDayOfWeek Day, int End)? Weekday(string text, int at)
    {
        var rest = text.AsSpan(Math.Min(at, text.Length));
        var name =
            rest.StartsWith("星期") || rest.StartsWith("礼拜") ? 2
            : rest.StartsWith("周") ? 1
            : 0;
        if (
            name == 0
            || rest.Length <= name
            || Days.IndexOf(rest[name], StringComparison.Ordinal) is not (>= 0 and var day)
        )
        {
            return null;
        }
        return ((IsoDayOfWeek)Math.Min(day + 1, 7), at + name + 1);
    }
}
