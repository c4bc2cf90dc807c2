namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads several months named as one: 第三季度, 下半年, 9-10月份; a quarter's end (季度末) too.</summary>
internal static class SpanReader
{
    /// <summary>The months at a place; null when none stand there.</summary>
    public static WrittenDate? Read(string text, int at)
    {
        var year = YearWords.Read(text, at);
        var from = year?.End ?? at;
        if ((Quarter(text, from) ?? HalfYear(text, from) ?? Months(text, from)) is not { } span)
            return null;
        return span with { Start = at, Year = year?.Year, YearShift = year?.Shift, IsSameYear = year?.IsSame ?? false };
    }

    private static WrittenDate? Quarter(string text, int at)
    {
        var from = text.AsSpan(at).StartsWith("第") ? at + 1 : at;
        if (Numbers.Any(text, from, 1) is not { Value: >= 1 and <= 4 } quarter)
            return null;
        var end = from + quarter.Length;
        return text.AsSpan(end).StartsWith("季度") ? Ending(text, end + 2, quarter.Value * 3, 3) : null;
    }

    private static WrittenDate? HalfYear(string text, int at) =>
        text.AsSpan(at).StartsWith("上半年") ? Ending(text, at + 3, 6, 6)
        : text.AsSpan(at).StartsWith("下半年") ? Ending(text, at + 3, 12, 6)
        : null;

    private static WrittenDate Ending(string text, int end, int month, int months) =>
        text.AsSpan(end) is ['末' or '底', ..]
            ? new WrittenDate(0, end + 1) { Month = month, Part = DatePart.QuarterEnd }
            : new WrittenDate(0, end)
            {
                Month = month,
                Months = months,
                Part = DatePart.Months,
            };

    /// <summary>9-10月份, 9至10月, and 9、10月份 where the months follow each other.</summary>
    private static WrittenDate? Months(string text, int at)
    {
        if (Numbers.Any(text, at, 2) is not { Value: >= 1 and <= 11 } first)
            return null;
        var glue = at + first.Length;
        if (glue >= text.Length || text[glue] is not ('-' or '至' or '到' or '、' or '和'))
            return null;
        var list = text[glue] is '、' or '和';
        if (Numbers.Any(text, glue + 1, 2) is not { Value: <= 12 } last || last.Value <= first.Value)
            return null;
        var end = glue + 1 + last.Length;
        if (end >= text.Length || text[end] != '月' || (list && (last.Value != first.Value + 1 || at == 0)))
            return null;
        end += text.AsSpan(end + 1).StartsWith("份") ? 2 : 1;
        // 3-4月底, 2、10月20日: more than months is meant.
        if (
            end < text.Length
            && (text[end] is '上' or '中' or '下' or '初' or '底' or '末' || Numbers.Any(text, end, 2) is not null)
        )
        {
            return null;
        }

        return new WrittenDate(0, end)
        {
            Month = last.Value,
            Months = last.Value - first.Value + 1,
            Part = DatePart.Months,
        };
    }
}
