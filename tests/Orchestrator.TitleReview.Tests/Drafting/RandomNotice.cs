using System.Text.RegularExpressions;
using NodaTime;
using Texts = Orchestrator.TitleReview.Tests.Reading.Notices;

namespace Orchestrator.TitleReview.Tests.Drafting;

/// <summary>Notices of sentences put together at random, with days and numbers at random.</summary>
internal static class RandomNotice
{
    private const string Numerals = "一二三四五六七八九十";
    private static readonly LocalDate FirstDay = new(2025, 2, 10);

    /// <summary>What notices say, one sentence each.</summary>
    public static IReadOnlyList<string> Sentences() =>
        [
            .. File.ReadLines(Path.Combine(Texts.Folder, "sentences.txt"))
                .Where(line => line.Length > 0 && line[0] != '#'),
        ];

    /// <summary>Up to ten sections of up to three sentences; mostly in the order of a year, sometimes not.</summary>
    public static string Write(IReadOnlyList<string> sentences, Random random)
    {
        var day = FirstDay;
        var sections = Enumerable
            .Range(0, random.Next(1, Numerals.Length + 1))
            .Select(number =>
            {
                var said = Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ => Fill(sentences[random.Next(sentences.Count)]));
                return $"{Numerals[number]}、{string.Concat(said)}";
            });
        return string.Join('\n', sections.ToList());

        string Fill(string sentence) =>
            Regex.Replace(
                sentence,
                "{日}|{后}|{数}",
                place => place.Value == "{数}" ? $"{random.Next(1, 31)}" : NextDay(),
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            );

        string NextDay()
        {
            day = random.Next(10) == 0 ? FirstDay : day.PlusDays(random.Next(1, 25));
            return random.Next(6) switch
            {
                0 => $"{day.Month}月{(day.Day <= 10 ? "上" : day.Day <= 20 ? "中" : "下")}旬",
                1 => $"{day.Month}月底",
                2 => $"{day.Month}月{day.Day}日",
                _ => $"{day.Year}年{day.Month}月{day.Day}日",
            };
        }
    }
}
