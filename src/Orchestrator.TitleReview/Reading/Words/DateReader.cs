namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads a date in every usual form: 2025年3月3日, 二〇二五年三月三日, 次年3月底, 7月上旬, 2025-03-03.</summary>
internal static class DateReader
{
    /// <summary>The date that begins at a place; null when none does.</summary>
    public static WrittenDate? Read(string text, int at)
    {
        if ((Separated(text, at) ?? Dotted(text, at) ?? SpanReader.Read(text, at) ?? Words(text, at)) is not { } date)
            return null;
        return DateTails.Read(text, date);
    }

    /// <summary>
    /// What may follow a range's dash: 28日 of 3月3日-28日, 同月28日, 3.28 of 2025.3.3-3.28. Null when it is something
    /// else.
    /// </summary>
    public static WrittenDate? ReadRest(string text, int at, WrittenDate before)
    {
        var from = at + WordTable.Starts("sameMonth", text, at);
        if (Numbers.Any(text, from, 2) is not { } number)
            return null;
        var end = from + number.Length;
        if (before.Separator is { } separator)
        {
            if (!Is(text, end, separator) || Numbers.Digits(text, end + 1, 2) is not { } day)
                return null;
            return DateTails.Read(
                text,
                new WrittenDate(at, end + 1 + day.Length)
                {
                    Month = number.Value,
                    Day = day.Value,
                    Part = DatePart.Day,
                    Separator = separator,
                }
            );
        }

        if (!IsDay(text, end))
            return null;
        // 3日内 after a date is a duration.
        if (WordTable.Starts("inside", text, end + 1) > 0)
            return null;
        return DateTails.Read(text, new WrittenDate(at, end + 1) { Day = number.Value, Part = DatePart.Day });
    }

    private static WrittenDate? Separated(string text, int at)
    {
        if (Numbers.Digits(text, at, 4) is not { Length: 4, Value: >= 1900 and <= 2199 } year)
            return null;
        var end = at + 4;
        if (end >= text.Length || text[end] is not ('-' or '.' or '/'))
            return null;
        var separator = text[end];
        if (Numbers.Digits(text, end + 1, 2) is not { } month)
            return null;
        var middle = end + 1 + month.Length;
        if (!Is(text, middle, separator) || Numbers.Digits(text, middle + 1, 2) is not { } day)
            return null;
        return new WrittenDate(at, middle + 1 + day.Length)
        {
            Year = year.Value,
            Month = month.Value,
            Day = day.Value,
            Part = DatePart.Day,
            Separator = separator,
        };
    }

    /// <summary>9.30日: the 日 says that it is a day; 3.5日内 is a length.</summary>
    private static WrittenDate? Dotted(string text, int at)
    {
        if (Numbers.Digits(text, at, 2) is not { Value: >= 1 and <= 12 } month || !Is(text, at + month.Length, '.'))
            return null;
        var from = at + month.Length + 1;
        if (Numbers.Digits(text, from, 2) is not { } day || !IsDay(text, from + day.Length))
            return null;
        var end = from + day.Length + 1;
        return WordTable.Starts("inside", text, end) > 0
            ? null
            : new WrittenDate(at, end)
            {
                Month = month.Value,
                Day = day.Value,
                Part = DatePart.Day,
            };
    }

    private static WrittenDate? Words(string text, int at)
    {
        var year = YearWords.Read(text, at);
        var from = year?.End ?? at;
        if (year is not null)
        {
            if (text.AsSpan(from) is ['底' or '末', ..])
            {
                return new WrittenDate(at, from + 1)
                {
                    Year = year.Year,
                    YearShift = year.Shift,
                    Part = DatePart.YearEnd,
                };
            }
            if (WordTable.Starts("inside", text, from) is > 0 and var inside && year.Shift is null or 0)
            {
                return new WrittenDate(at, from + inside)
                {
                    Year = year.Year,
                    YearShift = year.Shift,
                    Part = DatePart.YearEnd,
                };
            }
        }
        else if (text.AsSpan(at).StartsWith("年底") || text.AsSpan(at).StartsWith("年末"))
        {
            // 3年底 is nobody's year, 每年底 comes again.
            return at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is '每' or '半' or '度')
                ? null
                : new WrittenDate(at, at + 2) { Part = DatePart.YearEnd };
        }

        if (
            LooseReader.Spoilt(text, from) is not null
            || Numbers.Any(text, from, 2) is not { } month
            || !Is(text, from + month.Length, '月')
        )
        {
            return null;
        }
        var end = from + month.Length + 1;
        if (Is(text, end, '份'))
            end++;
        var date = new WrittenDate(at, end)
        {
            Year = year?.Year,
            YearShift = year?.Shift,
            IsSameYear = year?.IsSame ?? false,
            Month = month.Value,
            Part = DatePart.Month,
        };
        return Day(text, end, date) ?? Third(text, end, date) ?? date;
    }

    private static WrittenDate? Day(string text, int at, WrittenDate date)
    {
        if (Numbers.Any(text, at, 2) is not { } day)
            return null;
        var end = at + day.Length;
        if (IsDay(text, end))
        {
            end++;
        }
        // 3月3-28日 and a forgotten 日 before what must follow a day.
        else if (
            end >= text.Length
            || (
                WordTable.Starts("range", text, end) == 0
                && WordTable.Starts("before", text, end) == 0
                && text[end] is not ('(' or ',' or '。')
            )
        )
        {
            return null;
        }
        return date with { End = end, Day = day.Value, Part = DatePart.Day };
    }

    private static WrittenDate? Third(string text, int at, WrittenDate date)
    {
        if (WordTable.Starts("firstAndSecond", text, at) is > 0 and var early)
            return date with { End = at + early, Part = DatePart.FirstAndSecond };
        if (WordTable.Starts("secondAndThird", text, at) is > 0 and var late)
            return date with { End = at + late, Part = DatePart.SecondAndThird };
        var (part, length) = text.AsSpan(at) switch
        {
            ['上', '旬', ..] => (DatePart.First, 2),
            ['中', '旬', ..] => (DatePart.Second, 2),
            ['下', '旬', ..] => (DatePart.Third, 2),
            ['底' or '末', ..] => (DatePart.MonthEnd, 1),
            ['初', ..] when !(at + 1 < text.Length && text[at + 1] is '级' or '定' or '审') => (DatePart.First, 1),
            ['中', ..] when !(at + 1 < text.Length && text[at + 1] is '级' or '初' or '小' or '、' or '学') => (
                DatePart.Second,
                1
            ),
            _ => (DatePart.Day, 0),
        };
        return length == 0 ? null : date with { End = at + length, Part = part };
    }

    private static bool IsDay(string text, int at) => Is(text, at, '日') || Is(text, at, '号');

    private static bool Is(string text, int at, char letter) => at < text.Length && text[at] == letter;
}
