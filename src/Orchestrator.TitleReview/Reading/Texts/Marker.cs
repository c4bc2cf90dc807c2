using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The number that a section begins with: 一、 （一） 1. （1） ①.</summary>
/// <param name="Level">1 for 一、 and 第一章, 2 for （一） and 第一条, 3 for 1., 4 for （1） and ①.</param>
/// <param name="Number">The number, from 1.</param>
/// <param name="Length">How many letters it takes.</param>
internal sealed partial record Marker(int Level, int Number, int Length)
{
    /// <summary>The marker at a place; null when there is none.</summary>
    public static Marker? Read(string text, int at = 0)
    {
        if (at >= text.Length)
            return null;
        if (text[at] is >= '①' and <= '⑳')
            return new Marker(4, text[at] - '①' + 1, 1);
        if (text[at] == '(')
        {
            if (Numbers.Chinese(text, at + 1) is { } chinese && End(at + 1 + chinese.Length, ')'))
                return Of(2, chinese, 2);
            return Numbers.Digits(text, at + 1, 2) is { } digits && End(at + 1 + digits.Length, ')')
                ? Of(4, digits, 2)
                : null;
        }

        if (text[at] == '第')
        {
            if (Numbers.Any(text, at + 1, 3) is not { } number || at + 1 + number.Length >= text.Length)
                return null;
            return text[at + 1 + number.Length] switch
            {
                '章' => Of(1, number, 2),
                '条' => Of(2, number, 2),
                _ => null,
            };
        }

        if (Numbers.Chinese(text, at) is { } top && (End(at + top.Length, '、') || End(at + top.Length, '.')))
            return Of(1, top, 1);
        if (Numbers.Digits(text, at, 2) is { } arabic)
        {
            var end = at + arabic.Length;
            if (End(end, '、') || (End(end, '.') && !IsDecimal(end + 1)))
                return Of(3, arabic, 1);
        }

        return null;

        // 1.5 is no section; 1.5月12日 is the first, and says when.
        bool IsDecimal(int index) =>
            index < text.Length && char.IsAsciiDigit(text[index]) && !Date().IsMatch(text.AsSpan(index));

        bool End(int index, char letter) => index < text.Length && text[index] == letter;
    }

    [GeneratedRegex(@"\A(\d{1,2}月|\d{4}年)")]
    private static partial Regex Date();

    private static Marker? Of(int level, WrittenNumber number, int around) =>
        number.Value is >= 1 and <= 99 ? new Marker(level, number.Value, number.Length + around) : null;
}
