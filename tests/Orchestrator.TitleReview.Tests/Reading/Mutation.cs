using System.Text;
using System.Text.RegularExpressions;

namespace Orchestrator.TitleReview.Tests.Reading;

/// <summary>What scanners, converters and hurried people do to a text, repeatable by seed.</summary>
internal static partial class Mutation
{
    /// <summary>Which mutations a text may suffer.</summary>
    public static readonly string[] Kinds = ["lines", "wide", "blanks", "years", "sections", "all"];

    /// <summary>The text after one of <see cref="Kinds"/>.</summary>
    public static string Of(string text, string kind, Random random) =>
        kind switch
        {
            "lines" => Broken(text, random),
            "wide" => Wide(text, random),
            "blanks" => Blanks(text, random),
            "years" => Years().Replace(text, match => random.Next(2) == 0 ? "" : match.Value),
            "sections" => Swapped(text, random),
            _ => Blanks(Wide(Broken(Swapped(text, random), random), random), random),
        };

    /// <summary>A page narrower than the lines, with its number at the foot now and then.</summary>
    private static string Broken(string text, Random random)
    {
        var width = random.Next(17, 48);
        var (broken, column, page) = (new StringBuilder(), 0, 1);
        foreach (var letter in text)
        {
            broken.Append(letter);
            column = letter == '\n' ? 0 : column + 1;
            if (column < width || letter == '\t')
                continue;
            broken.Append('\n');
            column = 0;
            if (random.Next(12) == 0)
                broken.Append("\n— ").Append(page++).Append(" —\n\n");
        }

        return broken.ToString();
    }

    private static string Wide(string text, Random random) =>
        string.Concat(
            text.Select(letter =>
                letter switch
                {
                    >= '0' and <= '9' when random.Next(2) == 0 => (char)(letter - '0' + '０'),
                    '（' when random.Next(2) == 0 => '(',
                    '）' when random.Next(2) == 0 => ')',
                    '：' when random.Next(2) == 0 => ':',
                    '，' when random.Next(3) == 0 => ',',
                    '—' or '-' => random.Next(3) switch
                    {
                        0 => '－',
                        1 => '～',
                        _ => letter,
                    },
                    _ => letter,
                }
            )
        );

    private static string Blanks(string text, Random random)
    {
        var spaced = new StringBuilder();
        foreach (var letter in text)
        {
            spaced.Append(letter);
            if (letter is not ('\n' or '\t') && random.Next(9) == 0)
                spaced.Append(random.Next(4) == 0 ? '\u3000' : ' ');
        }

        return spaced.ToString();
    }

    /// <summary>一、 二、 三、 in another order, their numbers with them.</summary>
    private static string Swapped(string text, Random random)
    {
        var starts = Tops().Matches(text).Select(match => match.Index).ToList();
        if (starts.Count < 3)
            return text;
        var ends = starts
            .Skip(1)
            .Append(
                text.LastIndexOf("\n\n", StringComparison.Ordinal) is var end && end > starts[^1] ? end : text.Length
            )
            .ToList();
        var sections = starts.Zip(ends, (from, to) => text[from..to].TrimEnd('\n') + "\n").ToArray();
        random.Shuffle(sections);
        return text[..starts[0]] + string.Concat(sections) + text[ends[^1]..];
    }

    [GeneratedRegex(@"\d{4}年(?=\d{1,2}月)")]
    private static partial Regex Years();

    [GeneratedRegex(@"(?m)^[一二三四五六七八九十]+、")]
    private static partial Regex Tops();
}
