using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>Puts lines together that a page's width has broken, and parts what stands in one line but is several paragraphs.</summary>
internal static partial class Paragraphs
{
    private const string Ends = "。!?;:";
    private const int LongestHeading = 32;

    /// <summary>The paragraphs of the lines, in order.</summary>
    public static List<Paragraph> Of(IEnumerable<TextLine> lines)
    {
        var paragraphs = new List<Paragraph>();
        List<TextLine> open = [];
        foreach (var line in lines)
        {
            if (open.Count > 0 && !GoesOn(open, line))
                Close();
            open.Add(line);
        }

        if (open.Count > 0)
            Close();
        return paragraphs;

        void Close()
        {
            var plain = Join(open);
            var row = plain.Text.Contains('\t');
            paragraphs.AddRange(Parts(plain).Select(part => new Paragraph(part, row)));
            open = [];
        }
    }

    /// <summary>Whether a line is a heading: it begins with a section's number, is short and says nothing more.</summary>
    public static bool IsHeading(string text) =>
        Marker.Read(text) is { } marker
        && text.Length - marker.Length <= LongestHeading
        && text.AsSpan(marker.Length).IndexOfAny(",。;:") < 0
        && !SaysWhen().IsMatch(text);

    /// <summary>A line that is nothing but a day: the signature's.</summary>
    public static bool IsDateLine(string text) => text.Length <= 20 && DateLine().IsMatch(text);

    /// <summary>The line that begins the annexes' list or an annex.</summary>
    public static bool IsAnnexLine(string text) => AnnexLine().IsMatch(text);

    private static bool GoesOn(List<TextLine> open, TextLine next)
    {
        var (first, last, text) = (open[0].Text, open[^1].Text, next.Text);
        if (text.Contains('\t') || last.Contains('\t'))
            return false;
        if (last[^1] is var end && Ends.Contains(end))
            return false;
        if (Marker.Read(text) is not null || IsAnnexLine(text) || IsDateLine(text) || IsDateLine(last))
            return false;
        // 附件1 ends with a number that nothing goes on.
        if (open.Count == 1 && IsAnnexLine(first))
            return false;
        if (BreaksInside(last, text))
            return true;
        if (open.Count == 1 && IsHeading(first))
            return false;
        // Short lines around empty ones are titles and signatures; a page's end in the middle of a sentence is not short.
        return !next.AfterBlank
            || (last.Length >= 12 && Inside().IsMatch(open.Count > 1 ? open[^2].Text + last : last));
    }

    /// <summary>Whether the break stands inside a date or a number.</summary>
    private static bool BreaksInside(string last, string next) => OpenEnd().IsMatch(last) || OpenStart().IsMatch(next);

    private static Plain Join(List<TextLine> lines) =>
        lines.Count == 1
            ? lines[0].Plain
            : new Plain(
                string.Concat(lines.Select(line => line.Text)),
                [.. lines.SelectMany(line => Enumerable.Range(0, line.Plain.Length).Select(line.Plain.SourceOf))],
                [
                    .. lines.SelectMany(
                        (line, at) =>
                            Enumerable
                                .Range(0, line.Plain.Length)
                                .Select(index => (index == 0 && at > 0) || line.Plain.IsJoined(index))
                    ),
                ]
            );

    /// <summary>Sections that stand in one line: 。（二）… and 。三、….</summary>
    private static IEnumerable<Plain> Parts(Plain plain)
    {
        var start = 0;
        for (var index = 1; index < plain.Length; index++)
        {
            if (
                plain.Text[index - 1] is not ('。' or ';')
                || Marker.Read(plain.Text, index) is not { Level: 1 or 2 } marker
            )
            {
                continue;
            }
            // A number that a sentence merely begins with has no list before it.
            if (
                marker.Level == 2
                && !plain.Text.AsSpan(start, index - start).Contains('(')
                && marker.Number == 1
                && start == 0
            )
            {
                continue;
            }
            yield return plain.Slice(start, index);
            start = index;
        }

        yield return start == 0 ? plain : plain.Slice(start, plain.Length);
    }

    [GeneratedRegex(@"\d年|月|\d[日号天]|工作日|:\d|\d$|[一二三四五六七八九十两][天日周]")]
    private static partial Regex SaysWhen();

    [GeneratedRegex(
        @"\A(\d{4}|[〇一二三四五六七八九零]{4})年([\d]{1,2}|[一二三四五六七八九十]{1,2})月([\d]{1,2}|[一二三四五六七八九十]{1,3})日\z|\A\d{4}[-./]\d{1,2}[-./]\d{1,2}\z"
    )]
    private static partial Regex DateLine();

    [GeneratedRegex(
        @"\A附(件|表)?[\d一二三四五六七八九十]{0,3}[:.]|\A附(件|表)[\d一二三四五六七八九十]{0,3}(-\d)?\z|\A附件\d{1,2}[^\d第至、,。;:.]{2,40}\z"
    )]
    private static partial Regex AnnexLine();

    [GeneratedRegex(@"[,、。;]")]
    private static partial Regex Inside();

    [GeneratedRegex(@"([\d年月第于自至到从前后约(,、-]|不少|不超|星期|工作|[^\d][\d]{1,2}个)\z")]
    private static partial Regex OpenEnd();

    [GeneratedRegex(
        @"\A([年月日号时:),、。;%]|[前后内起止](?!期|款|述|来|勤|部|容|设)|工作日|个工作日|个月|\d{1,2}[日号]|-+\d|至\d|分之)"
    )]
    private static partial Regex OpenStart();
}
