namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads the days of a week that come again: 每周三, 每周二、四, 每周一至周五.</summary>
internal static class WeekRounds
{
    private const string Weekdays = "一二三四五六日天";

    private static readonly string[] Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "sun"];

    /// <summary>The round; null when no weekday stands at the place.</summary>
    public static WrittenRound? Read(string text, int at, int from)
    {
        if (Day(text, from) is not { } first)
            return null;
        if (WordTable.Starts("range", text, first.End) is > 0 and var dash && Day(text, first.End + dash) is { } last)
        {
            return new WrittenRound(at, last.End, $"weekly:{first.Name}-{last.Name}");
        }
        var (value, end) = (first.Name, first.End);
        while (end < text.Length && text[end] is '、' or '和' or '及' && Day(text, end + 1) is { } next)
            (value, end) = ($"{value},{next.Name}", next.End);
        return new WrittenRound(at, end, $"weekly:{value}");
    }

    private static (string Name, int End)? Day(string text, int at)
    {
        foreach (var lead in (ReadOnlySpan<string>)["星期", "周"])
        {
            if (string.CompareOrdinal(text, at, lead, 0, lead.Length) == 0)
                at += lead.Length;
        }

        return at < text.Length && Weekdays.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var day
            ? (Names[day], at + 1)
            : null;
    }
}
