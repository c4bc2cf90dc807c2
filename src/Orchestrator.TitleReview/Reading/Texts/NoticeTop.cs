using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Reading.Texts;

/// <summary>The beginning of a notice: number, title, who issues it, what a web page says beside it.</summary>
/// <param name="BodyFrom">Index of the body's first line.</param>
/// <param name="Title">The title; null when there is none.</param>
/// <param name="Number">The document number.</param>
/// <param name="Issuer">Who, by the red head (…文件), the title or a label.</param>
/// <param name="Day">The letters of a day given by a label (成文日期).</param>
internal sealed partial record NoticeTop(int BodyFrom, string? Title, string? Number, string? Issuer, string? Day)
{
    private const int MostLines = 40;
    private const int LongestLine = 70;

    /// <summary>Reads the lines up to the first that belongs to the body.</summary>
    public static NoticeTop Read(string source, IReadOnlyList<TextLine> lines)
    {
        var titles = new List<string>();
        string? number = null,
            head = null,
            labelled = null,
            day = null;
        var at = 0;
        for (; at < Math.Min(lines.Count, MostLines); at++)
        {
            var text = lines[at].Text;
            if (Label().Match(text) is { Success: true } label)
            {
                var value = label.Groups[2].Value;
                if (label.Groups[1].Value.Contains('号'))
                    number ??= NumberIn(source, text, lines[at].Plain);
                else if (label.Groups[1].Value.Contains("日期") || label.Groups[1].Value.Contains("时间"))
                    day ??= DayIn(value);
                else if (label.Groups[1].Value is "标题" or "名称" && TitleEnd().IsMatch(value))
                    titles.Add(value);
                else if (label.Groups[1].Value.Contains('机') || label.Groups[1].Value.Contains("单位"))
                    labelled ??= value.Length > 0 ? value : null;
                continue;
            }

            if (NumberLine().IsMatch(text))
            {
                number ??= NumberIn(source, text, lines[at].Plain);
                continue;
            }

            if (
                at + 1 < lines.Count
                && text.Length < 20
                && NumberLine().IsMatch(text + lines[at + 1].Text)
                && !NumberLine().IsMatch(lines[at + 1].Text)
            )
            {
                number ??= NumberIn(source, text + lines[at + 1].Text, lines[at].Plain, lines[at + 1].Plain);
                at++;
                continue;
            }

            if (Paragraphs.IsDateLine(text) && titles.Count > 0)
            {
                day ??= text;
                continue;
            }

            // A notice that is itself what another paper encloses says so above its title.
            if (titles.Count == 0 && Paragraphs.IsAnnexLine(text))
                continue;
            if (IsBody(text))
                break;
            if (text.EndsWith("文件", StringComparison.Ordinal) && text.Length > 4 && !text.Contains("关于"))
                head ??= text[..^2];
            else if (!IsNoise(text))
                titles.Add(text);
        }

        var title = TitleOf(titles);
        return new NoticeTop(at, title, number, head ?? labelled ?? IssuerOf(title), day);
    }

    private static bool IsBody(string text) =>
        Marker.Read(text) is not null
        || text.Length > LongestLine
        || text.Contains('。')
        || text.EndsWith(':')
        || Addressee().IsMatch(text)
        || Paragraphs.IsAnnexLine(text);

    private static bool IsNoise(string text) => Noise().IsMatch(text);

    private static string? TitleOf(List<string> lines)
    {
        var end = lines.FindLastIndex(line => TitleEnd().IsMatch(line));
        if (end < 0)
            return lines.Find(line => line.Length >= 6);
        var (title, first) = (lines[end], end);
        while (first > 0 && end - first < 4 && !title.Contains("关于") && !StartsAlone(title))
            title = lines[--first] + title;
        if (title.StartsWith("关于", StringComparison.Ordinal) && first > 0 && Signature.IsIssuer(lines[first - 1]))
            title = lines[first - 1] + title;
        return title;
    }

    /// <summary>A title without 关于 that is whole in its line.</summary>
    private static bool StartsAlone(string title) => title.Length >= 12 && WholeTitle().IsMatch(title);

    private static string? IssuerOf(string? title) =>
        title?.IndexOf("关于", StringComparison.Ordinal) is > 2 and var at && Signature.IsIssuer(title[..at])
            ? title[..at]
            : null;

    /// <summary>A document number with the brackets that are printed.</summary>
    private static string? NumberIn(string source, string text, params ReadOnlySpan<Plain> plains)
    {
        if (Number_().Match(text) is not { Success: true } match)
            return null;
        var (words, at) = ("", 0);
        foreach (var plain in plains)
        {
            var (start, end) = (Math.Max(0, match.Index - at), Math.Min(plain.Length, match.Index + match.Length - at));
            if (end > start)
                words += plain.Original(source, start, end);
            at += plain.Length;
        }

        return string.Concat(
            words.Select(letter => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : letter)
        );
    }

    private static string? DayIn(string text) => Day_().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        @"\A(索引号|发文字号|文号|发布文号|发布机构|发文机关|发文机构|发文单位|发布单位|成文日期|发布日期|发文日期|印发日期|生成日期|发布时间"
            + @"|主题分类|公开方式|公开范围|有效性|标题|名称|来源|信息来源|信息分类|浏览次数|阅读次数|字体|签发人|密级|紧急程度|主题词|效力状态|有效期)[〕〔]?:(.*)\z"
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[\u4e00-\u9fff]{2,20}[〔(]\d{4}[〕)]第?\d{1,5}号(签发人:.{0,12})?\z")]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,20}[〔(]\d{4}[〕)]第?\d{1,5}号")]
    private static partial Regex Number_();

    [GeneratedRegex(@"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2}")]
    private static partial Regex Day_();

    [GeneratedRegex(@"\A(各|市直|省直|区直|县直|州直|局属|驻).{0,40}[,、]")]
    private static partial Regex Addressee();

    [GeneratedRegex(@"\A(特急|急件|平急|机密|秘密|\(?此件.{2,10}\)?|☆.*|★.*)\z")]
    private static partial Regex Noise();

    [GeneratedRegex(@"(通知|方案|公告|通告|意见|办法|安排|指南|细则|函|须知|公示)(\(.{1,12}\))?\z")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"\A(\d{4}年|[〇一二三四五六七八九]{4}年|.{1,8}[省市州县区盟])")]
    private static partial Regex WholeTitle();
}
