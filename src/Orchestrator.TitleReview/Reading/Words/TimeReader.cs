namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads an hour: 18:00, 下午2:00, 24时, 17点30分, 十八时.</summary>
internal static class TimeReader
{
    private static readonly (string Word, bool Afternoon)[] Halves =
    [
        ("北京时间", false),
        ("上午", false),
        ("早上", false),
        ("早", false),
        ("凌晨", false),
        ("中午", false),
        ("下午", true),
        ("晚上", true),
        ("晚", true),
        ("当日", false),
        ("当天", false),
    ];

    /// <summary>The hour at a place; null when none stands there. After 下午 small hours are those of the afternoon.</summary>
    public static WrittenTime? Read(string text, int at, bool afternoon = false)
    {
        var from = at;
        for (var words = 0; words < 2; words++)
        {
            foreach (var (word, isAfternoon) in Halves)
            {
                if (string.CompareOrdinal(text, from, word, 0, word.Length) != 0)
                    continue;
                from += word.Length;
                afternoon = isAfternoon || (afternoon && word is "当日" or "当天");
                break;
            }
        }

        var hour = text.AsSpan(Math.Min(from, text.Length)).StartsWith("零")
            ? new WrittenNumber(0, 1)
            : Numbers.Any(text, from, 2);
        if (hour is not { } number || number.Value > 24)
            return null;
        var end = from + number.Length;
        if (end >= text.Length)
            return null;
        var minute = 0;
        if (text[end] == ':')
        {
            if (Numbers.Digits(text, end + 1, 2) is not { Length: 2, Value: <= 59 } minutes)
                return null;
            (minute, end) = (minutes.Value, end + 3);
            if (end < text.Length && text[end] == ':' && Numbers.Digits(text, end + 1, 2) is { Length: 2 })
                end += 3;
            if (end < text.Length && text[end] is '时' or '分')
                end++;
        }
        else if (text[end] is '时' or '点')
        {
            if (text[end] == '时' && end + 1 < text.Length && text[end + 1] is '间' or '长' or '期')
                return null;
            end++;
            if (end < text.Length && text[end] is '整' or '钟')
            {
                end++;
            }
            else if (end < text.Length && text[end] == '半')
            {
                (minute, end) = (30, end + 1);
            }
            else if (
                Numbers.Any(text, end, 2) is { Value: <= 59 } minutes
                && end + minutes.Length < text.Length
                && text[end + minutes.Length] == '分'
            )
            {
                (minute, end) = (minutes.Value, end + minutes.Length + 1);
            }
        }
        else
        {
            return null;
        }

        var value = afternoon && number.Value is >= 1 and < 12 ? number.Value + 12 : number.Value;
        return value == 24 && minute > 0 ? null : new WrittenTime(at, end, $"{value:00}:{minute:00}", afternoon);
    }
}
