using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.TitleReview.Reading.Words;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The sentences of a notice's body with the sections they stand in.</summary>
internal static partial class Sentences
{
    private const int LongestHeading = 24;
    private const int LongestBracket = 300;
    private const int LongestSentence = 3000;

    /// <summary>All sentences, in order; headings are none.</summary>
    public static List<Sentence> Of(IReadOnlyList<Paragraph> paragraphs)
    {
        var sentences = new List<Sentence>();
        var path = new SectionPath();
        var tops = TopNumbers(paragraphs);
        var annexes = 0;
        var inAnnexList = false;
        IReadOnlyList<string>? columns = null;
        for (var at = 0; at < paragraphs.Count; at++)
        {
            var paragraph = paragraphs[at];
            if (Distribution().IsMatch(paragraph.Text))
                continue;
            if (Paragraphs.IsAnnexLine(paragraph.Text))
            {
                inAnnexList = AnnexList().IsMatch(paragraph.Text);
                if (!inAnnexList)
                {
                    annexes++;
                    path.BeginAnnex(AnnexNumber(paragraph.Text) ?? annexes.ToString(CultureInfo.InvariantCulture));
                }

                columns = null;
                continue;
            }

            if (Marker.Read(paragraph.Text) is { } marker && !(inAnnexList && marker.Level == 3))
            {
                inAnnexList = false;
                var level = marker.Level == 3 && IsTop(paragraph.Text, marker, tops, at, path) ? 1 : marker.Level;
                var isHeading = Paragraphs.IsHeading(paragraph.Text);
                path.Open(level, marker.Number, isHeading ? paragraph.Text[marker.Length..] : "");
                if (isHeading)
                    continue;
                Add(paragraph.Plain.Slice(marker.Length, paragraph.Plain.Length), paragraph.IsRow, startsSection: true);
            }
            else if (!inAnnexList || paragraph.IsRow)
            {
                inAnnexList = false;
                Add(paragraph.Plain, paragraph.IsRow, startsSection: false);
            }
        }

        return sentences;

        void Add(Plain plain, bool isRow, bool startsSection)
        {
            if (isRow)
            {
                columns = TableRows.Columns(plain.Text) ?? columns;
                sentences.Add(new Sentence(path.Numbers, path.Headings, TableRows.Named(plain, columns), IsRow: true));
                return;
            }

            columns = null;
            foreach (var (start, end) in Split(plain.Text))
            {
                if (
                    startsSection
                    && start == 0
                    && end - start <= LongestHeading
                    && plain.Text[end - 1] == '。'
                    && IsTitle(plain.Text[..(end - 1)])
                )
                {
                    path.Name(plain.Text[..(end - 1)]);
                    continue;
                }

                sentences.Add(new Sentence(path.Numbers, path.Headings, plain.Slice(start, end), IsRow: false));
            }
        }
    }

    /// <summary>Where a paragraph's sentences begin and end, their marks among them; nothing is parted inside 《》 and brackets.</summary>
    private static IEnumerable<(int Start, int End)> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter is '《' or '(' or '“')
                depth++;
            else if (letter is '》' or ')' or '”')
                depth = Math.Max(0, depth - 1);
            // A bracket that nobody closes must not swallow the rest, and nobody writes sentences of three pages.
            var ends =
                letter is '。' || (letter is ';' or '!' or '?' && (depth == 0 || index - start >= LongestBracket));
            if (!ends && (index - start < LongestSentence || (letter is not (',' or '、') && MayBeInside(letter))))
                continue;
            while (index + 1 < text.Length && text[index + 1] is '”' or ')' or '。')
                index++;
            depth = 0;
            yield return (start, index + 1);
            start = index + 1;
        }

        if (start < text.Length)
            yield return (start, text.Length);
    }

    /// <summary>Whether a date or a number may go on behind a letter.</summary>
    private static bool MayBeInside(char letter) =>
        char.IsAsciiDigit(letter) || letter is '年' or '月' or '第' or '个' or ':' or '-' || letter is '至' or '到';

    /// <summary>发布评审方案: words that name a section rather than say something.</summary>
    private static bool IsTitle(string text) => text.AsSpan().IndexOfAny(",;:") < 0 && !Says().IsMatch(text);

    /// <summary>Where 一、 二、 stand and which number each has.</summary>
    private static List<(int At, int Number)> TopNumbers(IReadOnlyList<Paragraph> paragraphs) =>
        [
            .. paragraphs
                .Select((paragraph, at) => (at, Marker.Read(paragraph.Text)))
                .Where(found => found.Item2?.Level == 1)
                .Select(found => (found.at, found.Item2!.Number)),
        ];

    /// <summary>1、 written for 一、: it fills the gap between its neighbours.</summary>
    private static bool IsTop(string text, Marker marker, List<(int At, int Number)> tops, int at, SectionPath path) =>
        marker.Number == path.Top + 1
        && Paragraphs.IsHeading(text)
        && tops.Find(top => top.At > at) is { Number: > 0 } next
        && next.Number == marker.Number + 1;

    private static string? AnnexNumber(string text)
    {
        var match = AnnexDigits().Match(text);
        return match.Success && Numbers.Any(match.Value, 0, 2) is { } number
            ? number.Value.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"\A附(件|表)?[:.].")]
    private static partial Regex AnnexList();

    /// <summary>抄送：… and …2025年4月30日印发, at the foot of the last page.</summary>
    [GeneratedRegex(@"\A(抄送|抄报|主送|分送):|\A.{0,40}\d{4}年\d{1,2}月\d{1,2}日印发\z")]
    private static partial Regex Distribution();

    [GeneratedRegex(@"(?<=\A附(件|表)?)[\d一二三四五六七八九十]{1,2}")]
    private static partial Regex AnnexDigits();

    [GeneratedRegex(
        @"[须应将可由不]|(?<!关)于|\d|月|工作日|时间为|的为|视为|分之|超过|达到|%|[一二三四五六七八九十两](日|天|周|年|次)|年底|季度"
    )]
    private static partial Regex Says();
}
