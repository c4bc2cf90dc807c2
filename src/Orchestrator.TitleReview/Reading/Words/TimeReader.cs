namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Reads an hour: 18:00, 23:59:59, 下午2:00, 24时, 17点30分, 23时59分59秒, 十八时.</summary>
internal static class TimeReader
{
    private const int FirstEvening = 5;

    private static readonly (string Word, DayPart Part)[] Parts =
    [
        ("北京时间", DayPart.Any),
        ("上午", DayPart.Any),
        ("早上", DayPart.Any),
        ("早", DayPart.Any),
        ("凌晨", DayPart.Night),
        ("中午", DayPart.Noon),
        ("正午", DayPart.Noon),
        ("午间", DayPart.Noon),
        ("下午", DayPart.Afternoon),
        ("午后", DayPart.Afternoon),
        ("傍晚", DayPart.Afternoon),
        ("晚上", DayPart.Evening),
        ("晚间", DayPart.Evening),
        ("夜间", DayPart.Evening),
        ("夜里", DayPart.Evening),
        ("深夜", DayPart.Evening),
        ("午夜", DayPart.Evening),
        ("晚", DayPart.Evening),
        ("当日", DayPart.Any),
        ("当天", DayPart.Any),
    ];

    /// <summary>The letters that words before an hour begin with.</summary>
    public static IEnumerable<char> FirstLetters => Parts.Select(part => part.Word[0]);

    /// <summary>The hour at a place; null when none stands there. After 下午 small hours are those of the afternoon.</summary>
    public static WrittenTime? Read(string text, int at, bool afternoon = false)
    {
        var from = at;
        var part = afternoon ? DayPart.Afternoon : DayPart.Any;
        for (var words = 0; words < 2; words++)
        {
            foreach (var (word, named) in Parts)
            {
                if (string.CompareOrdinal(text, from, word, 0, word.Length) != 0)
                    continue;
                from += word.Length;
                part = word is "当日" or "当天" ? part : named;
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
        var (minute, second) = (0, 0);
        if (text[end] == ':')
        {
            if (Numbers.Digits(text, end + 1, 2) is not { Length: 2, Value: <= 59 } minutes)
                return null;
            (minute, end) = (minutes.Value, end + 3);
            if (end < text.Length && text[end] == ':' && Numbers.Digits(text, end + 1, 2) is { Length: 2 } seconds)
                (second, end) = (seconds.Value, end + 3);
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
                if (
                    Numbers.Any(text, end, 2) is { Value: <= 59 } seconds
                    && end + seconds.Length < text.Length
                    && text[end + seconds.Length] == '秒'
                )
                {
                    (second, end) = (seconds.Value, end + seconds.Length + 1);
                }
            }
        }
        else
        {
            return null;
        }

        var rest = second == 0 ? $"{minute:00}" : $"{minute:00}:{second:00}";
        return Hour(part, number.Value) is not { } value || second > 59 || (value == 24 && minute + second > 0)
            ? null
            : new WrittenTime(at, end, $"{value:00}:{rest}", part is DayPart.Afternoon or DayPart.Evening);
    }

    /// <summary>下午5时 is 17, 晚12点 is 24, 中午1点 is 13; 晚2点 may be either night's and is none.</summary>
    private static int? Hour(DayPart part, int written) =>
        (part, written) switch
        {
            (DayPart.Afternoon, >= 1 and < 12) => written + 12,
            (DayPart.Evening, >= 1 and < FirstEvening) => null,
            (DayPart.Evening, >= FirstEvening and <= 12) => written + 12,
            (DayPart.Noon, >= 1 and <= 3) => written + 12,
            (DayPart.Night, 12) => 0,
            _ => written,
        };
}
