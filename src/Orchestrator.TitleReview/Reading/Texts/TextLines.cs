using System.Buffers;
using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The lines of a text, without page numbers, bullets and the marks that converters leave.</summary>
internal static partial class TextLines
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\f\v\u2028\u2029\u0085");

    private const string Bullets = "-•·●◆■□▪▲★☆※*◇○";

    /// <summary>All lines that hold something.</summary>
    public static List<TextLine> Of(string source)
    {
        var lines = new List<TextLine>();
        var blank = false;
        for (var start = 0; start <= source.Length; )
        {
            var end = source.AsSpan(start).IndexOfAny(Breaks) is >= 0 and var length ? start + length : source.Length;
            var plain = Clean(PlainReader.Read(source, start, end));
            if (plain.Length == 0)
                blank = true;
            else
                lines.Add(new TextLine(plain, blank));
            blank = plain.Length == 0;
            if (end == source.Length)
                break;
            start = source[end] == '\r' && end + 1 < source.Length && source[end + 1] == '\n' ? end + 2 : end + 1;
        }

        return [.. lines.Where((line, at) => !IsPageNumber(lines, at))];
    }

    private static Plain Clean(Plain plain)
    {
        var (start, end) = (0, plain.Length);
        while (end > start && plain.Text[end - 1] is '\t' or ' ')
            end--;
        while (start < end && plain.Text[start] is '\t' or ' ')
            start++;
        if (BookmarkPattern().Match(plain.Text, start, end - start) is { Success: true } mark && mark.Index == start)
            start += mark.Length;
        // A dash before a digit may be the middle of a range that goes on here.
        while (start + 1 < end && Bullets.Contains(plain.Text[start]) && !char.IsAsciiDigit(plain.Text[start + 1]))
            start++;
        return start == 0 && end == plain.Length ? plain : plain.Slice(start, end);
    }

    private static bool IsPageNumber(List<TextLine> lines, int at)
    {
        var text = lines[at].Text;
        if (text.Length > 14)
            return false;
        if (DashedNumber().IsMatch(text) || PageOfPages().IsMatch(text))
            return true;
        // A number alone between empty lines; inside a paragraph it may be half of a date.
        return BareNumber().IsMatch(text)
            && lines[at].AfterBlank
            && (at + 1 == lines.Count || lines[at + 1].AfterBlank);
    }

    [GeneratedRegex(@"\A\[bookmark:[^\]\[]{0,40}[\]〕]|\A〔bookmark:[^〔〕]{0,40}〕")]
    private static partial Regex BookmarkPattern();

    [GeneratedRegex(@"\A-+\d{1,4}-+\z")]
    private static partial Regex DashedNumber();

    [GeneratedRegex(@"\A第\d{1,4}页(/?,?共\d{1,4}页)?\z")]
    private static partial Regex PageOfPages();

    [GeneratedRegex(@"\A\d{1,3}\z")]
    private static partial Regex BareNumber();
}
