namespace Orchestrator.TitleReview.Reading.Words;

/// <summary>Whole numbers, in digits (28) and in Chinese (二十八, 两).</summary>
internal static class Numbers
{
    private const string Ciphers = "〇一二三四五六七八九";

    /// <summary>A number at a place, in either writing; null when there is none, or it has more digits than allowed.</summary>
    public static WrittenNumber? Any(string text, int at, int mostDigits) =>
        Digits(text, at, mostDigits) ?? Chinese(text, at);

    /// <summary>A number in digits; null when there is none, or it goes on after as many as are allowed.</summary>
    public static WrittenNumber? Digits(string text, int at, int most)
    {
        var (end, value) = (at, 0);
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < most)
            value = (value * 10) + text[end++] - '0';
        return end == at || (end < text.Length && char.IsAsciiDigit(text[end]))
            ? null
            : new WrittenNumber(value, end - at);
    }

    /// <summary>
    /// A number from 1 to 999 in Chinese: 五, 十, 十二, 三十, 三十一, 两, 一百二十; also cipher by cipher (一五). Null when
    /// there is none.
    /// </summary>
    public static WrittenNumber? Chinese(string text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '百' || Ciphers.IndexOf(text[at]) is not (>= 1 and var hundreds))
            return UnderHundred(text, at);
        var from = at + 2 < text.Length && text[at + 2] == '零' ? at + 3 : at + 2;
        var rest = UnderHundred(text, from);
        return new WrittenNumber(
            (hundreds * 100) + (rest?.Value ?? 0),
            rest is null ? 2 : from + rest.Value.Length - at
        );
    }

    private static WrittenNumber? UnderHundred(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 4 && (Ciphers.Contains(text[end]) || text[end] is '十' or '两'))
            end++;
        return text[at..end] switch
        {
            "" => null,
            "两" => new WrittenNumber(2, 1),
            [var one] when one != '十' => Positive(Ciphers.IndexOf(one), 1),
            "十" => new WrittenNumber(10, 1),
            ['十', var ones] when ones is not ('十' or '两') => new WrittenNumber(10 + Ciphers.IndexOf(ones), 2),
            [var tens, '十'] when tens is not ('十' or '两') => Positive(Ciphers.IndexOf(tens) * 10, 2),
            [var tens, '十', var ones] when tens is not ('十' or '两') && ones is not ('十' or '两') => Positive(
                (Ciphers.IndexOf(tens) * 10) + Ciphers.IndexOf(ones),
                3
            ),
            [var tens, var ones] when tens is not ('十' or '两') && ones is not ('十' or '两') => Positive(
                (Ciphers.IndexOf(tens) * 10) + Ciphers.IndexOf(ones),
                2
            ),
            _ => null,
        };
    }

    /// <summary>A year cipher by cipher: 二〇二五. Null when there are not exactly four.</summary>
    public static WrittenNumber? ChineseYear(string text, int at)
    {
        var (end, value) = (at, 0);
        while (end < text.Length && (Ciphers.Contains(text[end]) || text[end] is '零' or '0'))
        {
            if (end - at == 4)
                return null;
            value = (value * 10) + Math.Max(0, Ciphers.IndexOf(text[end++]));
        }

        return end - at == 4 ? new WrittenNumber(value, 4) : null;
    }

    private static WrittenNumber? Positive(int value, int length) =>
        value > 0 ? new WrittenNumber(value, length) : null;
}
