using System.Diagnostics;
using NodaTime;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Tests.Reading;

public sealed class When_a_text_is_damaged
{
    private const int Seeds = 4;
    private const double LeastFound = 0.9;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOfHostile = TimeSpan.FromSeconds(3);

    private static IEnumerable<string> Files =>
        new[] { Path.Combine(Notices.Folder, "notices"), Path.Combine(Notices.Folder, "written") }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt"))
            .Order(StringComparer.Ordinal);

    public static IEnumerable<TheoryDataRow<string>> Kinds =>
        Mutation.Kinds.Select(kind => new TheoryDataRow<string>(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_date_is_invented_and_few_rules_are_lost(string kind)
    {
        var (rules, found) = (0, 0);
        foreach (var file in Files)
        {
            var text = File.ReadAllText(file);
            var before = Read(text);
            var known = DatesOf(before, kind).ToHashSet();
            for (var seed = 0; seed < Seeds; seed++)
            {
                var after = Read(Mutation.Of(text, kind, new Random(seed)));
                DatesOf(after, kind)
                    .Where(date => !known.Contains(date))
                    .ShouldBeEmpty($"{Path.GetFileName(file)}, {kind}, seed {seed}");
                rules += before.Rules.Count;
                found += Shared(before, after);
            }
        }

        ((double)found / rules).ShouldBeGreaterThan(LeastFound);
    }

    [Fact]
    public void Whatever_the_letters_are_it_is_read()
    {
        var random = new Random(7);
        foreach (var text in Files.Select(File.ReadAllText))
        {
            for (var times = 0; times < 30; times++)
            {
                var letters = text.ToList();
                for (var changes = 0; changes < 60; changes++)
                {
                    if (letters.Count == 0)
                        break;
                    var at = random.Next(letters.Count);
                    switch (random.Next(4))
                    {
                        case 0:
                            letters.RemoveAt(at);
                            break;
                        case 1:
                            letters.Insert(at, letters[random.Next(letters.Count)]);
                            break;
                        case 2:
                            letters[at] = (char)random.Next(1, 0xFFFF);
                            break;
                        default:
                            letters.RemoveRange(at, Math.Min(random.Next(40), letters.Count - at));
                            break;
                    }
                }

                // An exception would end the test.
                Read(string.Concat(letters)).Notice.ShouldNotBeNull();
            }
        }
    }

    [Fact]
    public void Fifty_pages_take_less_than_a_second()
    {
        var notices = string.Concat(Files.Select(File.ReadAllText));
        var pages = string.Concat(Enumerable.Repeat(notices, 1 + (75_000 / notices.Length)))[..75_000];
        Time(pages).ShouldBeLessThan(Longest);
    }

    [Theory]
    [InlineData("（")]
    [InlineData("《")]
    [InlineData("1")]
    [InlineData("前")]
    [InlineData("一")]
    [InlineData("3月3日至")]
    [InlineData("公示5个工作日、")]
    [InlineData("（一）")]
    [InlineData("9:00至")]
    [InlineData("关于")]
    [InlineData("市")]
    [InlineData("附件1\n")]
    [InlineData("2025年1月1日\n")]
    [InlineData("a\t1\n")]
    [InlineData("每月")]
    [InlineData("用人单位")]
    public void A_text_made_to_be_slow_is_not(string piece) =>
        Time(string.Concat(Enumerable.Repeat(piece, 75_000 / piece.Length))).ShouldBeLessThan(LongestOfHostile);

    [Fact]
    public void A_year_that_nobody_names_makes_no_date()
    {
        var reading = Read("一、申报人于9月30日前提交材料。\n二、评审于12月1日至12月20日进行。\n");
        reading.Notice.Year.ShouldBeNull();
        DatesOf(reading, "").ShouldBeEmpty();
        reading.Rules.Count.ShouldBe(2);
        reading.Findings.Count(finding => finding.Code == "yearUnknown" && finding.Clause is not null).ShouldBe(3);
    }

    private static TimeSpan Time(string text)
    {
        // The best of five: the machine has other work.
        return Enumerable
            .Range(0, 5)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                Read(text);
                return watch.Elapsed;
            });
    }

    private static NoticeReading Read(string text) => NoticeReader.Read(text, new NoticeReaderOptions());

    /// <summary>How many rules of the one are in the other, by form and values.</summary>
    private static int Shared(NoticeReading before, NoticeReading after)
    {
        var left = after.Rules.Select(Key).ToList();
        return before.Rules.Count(rule => left.Remove(Key(rule)));

        static string Key(ReadRule rule) =>
            $"{rule.Form} {rule.From?.Month}-{rule.From?.Day} {rule.To?.Month}-{rule.To?.Day} {rule.Date?.Month}-"
            + $"{rule.Date?.Day} {rule.Time} {rule.N} {rule.Unit} {rule.Bound} {rule.Value}";
    }

    /// <summary>Every date that was read; where years were taken out of the text, its month and day (February ends on the 28th).</summary>
    private static IEnumerable<string> DatesOf(NoticeReading reading, string kind) =>
        reading
            .Rules.SelectMany(rule =>
                new[] { rule.From, rule.To, rule.Date }.Concat(rule.Readings.Select(option => option.Date))
            )
            .OfType<LocalDate>()
            .Select(date =>
                kind == "years" ? $"{date.Month}-{Math.Min(date.Day, 28)}" : $"{date.Year}-{date.Month}-{date.Day}"
            );
}
