using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The end of a notice: who issued it, and when.</summary>
/// <param name="From">Index of its first line.</param>
/// <param name="Lines">How many lines it takes.</param>
/// <param name="Issuer">Who; null when only the day stands there.</param>
/// <param name="Day">The day's letters.</param>
internal sealed partial record Signature(int From, int Lines, string? Issuer, string Day)
{
    private const int LongestIssuer = 60;

    /// <summary>
    /// The signature among the lines from an index on: the last day that stands alone before the annexes. Null when
    /// there is none.
    /// </summary>
    public static Signature? Find(IReadOnlyList<TextLine> lines, int from)
    {
        Signature? found = null;
        for (var at = from; at < lines.Count; at++)
        {
            // 附件1 after the signature begins an annex, 附件： before it lists them.
            if (found is not null && Paragraphs.IsAnnexLine(lines[at].Text))
                break;
            found = At(lines, at, from) ?? found;
        }

        return found;
    }

    private static Signature? At(IReadOnlyList<TextLine> lines, int at, int from)
    {
        var text = lines[at].Text;
        if (OneLine().Match(text) is { Success: true } both)
            return new Signature(at, 1, both.Groups[1].Value, both.Groups[2].Value);
        if (Paragraphs.IsDateLine(text))
            return With(lines, at, 1, text, from);
        if (
            at + 1 < lines.Count
            && text.Length < 16
            && lines[at + 1].Text.Length < 12
            && Paragraphs.IsDateLine(text + lines[at + 1].Text)
        )
        {
            return With(lines, at, 2, text + lines[at + 1].Text, from);
        }
        return null;
    }

    private static Signature With(IReadOnlyList<TextLine> lines, int at, int length, string day, int from)
    {
        if (at <= from || !IsIssuer(lines[at - 1].Text))
            return new Signature(at, length, null, day);
        var first = at - 1;
        var issuer = lines[first].Text;
        // A name that a narrow page has broken: its first half says nothing more and ends without a mark.
        if (
            !IssuerStart().IsMatch(issuer)
            && first - 1 > from
            && lines[first - 1].Text is { Length: <= 24 } half
            && !Marks().IsMatch(half)
            && Marker.Read(half) is null
        )
        {
            (first, issuer) = (first - 1, half + issuer);
        }
        return new Signature(first, at - first + length, issuer, day);
    }

    /// <summary>Whether a line is nothing but the name of who may issue a notice.</summary>
    public static bool IsIssuer(string text) =>
        text.Length is >= 3 and <= LongestIssuer && IssuerName().IsMatch(text) && Marker.Read(text) is null;

    [GeneratedRegex(
        @"\A[^,。;:、《》]{3,50}(局|厅|办公室|办|委员会|委|部|中心|小组|公司|院|校|大学|学院|协会|处|政府)(\(代章\)|\(章\)|\(盖章\))?\z"
    )]
    private static partial Regex IssuerName();

    [GeneratedRegex(@"\A.{1,8}(省|市|自治区|州|县|区|盟)")]
    private static partial Regex IssuerStart();

    [GeneratedRegex(
        @"\A([^,。;:、《》\d]{3,40}(?:局|厅|办公室|委员会|中心|小组|公司|院|大学))((?:\d{4}|[〇一二三四五六七八九零]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日)\z"
    )]
    private static partial Regex OneLine();

    [GeneratedRegex(@"[,。;:、《》\d]")]
    private static partial Regex Marks();
}
