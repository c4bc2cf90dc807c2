using System.Text;
using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>Makes plain text of a line: full-width letters, the many dashes, brackets and blanks become one kind each.</summary>
internal static partial class PlainReader
{
    private const string Dashes = "‐‑‒–—―－−─━~～〜∼⁓﹣";
    private const string Open = "〔[［【﹝";
    private const string Close = "〕]］】﹞";
    private const string Invisible = "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u200E\u200F";

    /// <summary>Reads a stretch of the source; <c>\t</c> stays, for it parts the cells of a table.</summary>
    public static Plain Read(string source, int start, int end)
    {
        var text = new StringBuilder(end - start);
        var at = new List<int>(end - start);
        var joined = new List<bool>(end - start);
        var blanks = 0;
        for (var index = start; index < end; index++)
        {
            var letter = source[index];
            if (letter != '\t' && (char.IsWhiteSpace(letter) || Invisible.Contains(letter)))
            {
                blanks += Invisible.Contains(letter) ? 0 : 1;
                continue;
            }

            var plain = PlainOf(letter);
            if (blanks > 0 && text.Length > 0 && Between(text, source, index, plain[0], blanks) is { } kept)
                Add(kept, index - 1);
            for (var part = 0; part < plain.Length; part++)
            {
                Add(plain[part], index);
                joined[^1] = part == 0 && blanks > 0;
            }

            blanks = 0;
        }

        return new Plain(text.ToString(), [.. at], [.. joined]);

        void Add(char letter, int index)
        {
            text.Append(letter);
            at.Add(index);
            joined.Add(false);
        }
    }

    /// <summary>
    /// What stays of blanks: one between Latin words and between a day and its hour, a cell's bound where numbers
    /// stand far apart.
    /// </summary>
    private static char? Between(StringBuilder text, string source, int index, char after, int blanks)
    {
        var before = text[^1];
        if (char.IsAsciiLetter(before) && char.IsAsciiLetter(after))
            return ' ';
        if (!char.IsAsciiDigit(before) || !char.IsAsciiDigit(after))
            return null;
        if (IsDay(text) && IsHour(source, index))
            return ' ';
        return blanks > 1 ? '\t' : null;
    }

    /// <summary>Whether 2025-04-30 ends here.</summary>
    private static bool IsDay(StringBuilder text) =>
        SeparatedDay().IsMatch(text.ToString(Math.Max(0, text.Length - 10), Math.Min(10, text.Length)));

    private static bool IsHour(string source, int index)
    {
        var digits = index;
        while (digits < source.Length && digits - index < 3 && char.IsDigit(source[digits]))
            digits++;
        return digits < source.Length && digits - index is 1 or 2 && source[digits] is ':' or '：' or '时' or '点';
    }

    [GeneratedRegex(@"\d{4}[-./]\d{1,2}[-./]\d{1,2}\z")]
    private static partial Regex SeparatedDay();

    private static string PlainOf(char letter) =>
        letter switch
        {
            _ when Dashes.Contains(letter) => "-",
            _ when Open.Contains(letter) => "〔",
            _ when Close.Contains(letter) => "〕",
            '\u2236' or '\uFE55' or '\uA789' => ":",
            '○' or '◯' => "〇",
            >= '\uFF01' and <= '\uFF5E' => ((char)(letter - 0xFEE0)).ToString(),
            >= '㈠' and <= '㈩' => $"({"一二三四五六七八九十"[letter - '㈠']})",
            // Some PDF writers take radicals for characters (⽉ for 月); vertical forms are for old-fashioned pages.
            (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') =>
                Compatible(letter),
            _ => letter.ToString(),
        };

    private static string Compatible(char letter)
    {
        var text = letter.ToString().Normalize(NormalizationForm.FormKC);
        return text.Length == 0 ? letter.ToString() : text;
    }
}
