using Orchestrator.TitleReview.Reading;

namespace Orchestrator.TitleReview.Tests.Reading;

public sealed class When_a_notice_is_read
{
    private const int MostFurther = 5;

    public static IEnumerable<TheoryDataRow<string>> Made => Notices.FilesOf(Notices.Made);

    public static IEnumerable<TheoryDataRow<string>> Written => Notices.FilesOf(WrittenFolder);

    private static string WrittenFolder => Path.Combine(Notices.Folder, "written");

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Made))]
    public void Every_rule_of_a_made_notice_is_found_and_few_more(string file) =>
        Notices.ShouldHoldTheGold(Notices.Made!, file).Count(Notices.IsDated).ShouldBeLessThanOrEqualTo(MostFurther);

    [Theory]
    [MemberData(nameof(Written))]
    public void Other_wordings_are_found_too(string file) =>
        Notices.ShouldHoldTheGold(WrittenFolder, file).Count(Notices.IsDated).ShouldBeLessThanOrEqualTo(MostFurther);

    [Fact]
    public void The_same_text_gives_the_same_answer()
    {
        var text = File.ReadAllText(Path.Combine(Notices.Folder, "notices", "liuzhou-2024.txt"));
        string Read() =>
            System.Text.Json.JsonSerializer.Serialize(
                NoticeReader.Read(text, new NoticeReaderOptions()),
                ReviewJson.Options
            );
        Read().ShouldBe(Read());
    }

    /// <summary>A section that begins with a day is not one that is called 1.5 or 2.2025.</summary>
    [Fact]
    public void Numbers_before_days_are_sections()
    {
        var reading = NoticeReader.Read(
            """
            临江市关于做好2025年度职称评审工作的通知
            一、工作安排
            （一）申报推荐
            1.5月12日起个人申报。
            2.2025年6月6日前完成审核推荐。
            3.10月下旬召开评审会议。
            4.1.5倍以上的比例按规定执行。
            """,
            new NoticeReaderOptions()
        );

        reading
            .Rules.Select(rule => $"{rule.Clause} {rule.Quote}")
            .ShouldBe([
                "LJ25-1.1.1-a 5月12日起个人申报",
                "LJ25-1.1.2-a 2025年6月6日前完成审核推荐",
                "LJ25-1.1.3-a 10月下旬召开评审会议",
            ]);
    }

    [Fact]
    public void Every_quote_stands_in_the_text()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Notices.Folder, "notices")))
        {
            var letters = string.Concat(File.ReadAllText(file).Where(letter => !char.IsWhiteSpace(letter)));
            foreach (var rule in Notices.Read(file).Rules)
            {
                letters.ShouldContain(
                    string.Concat(rule.Quote.Where(letter => !char.IsWhiteSpace(letter))),
                    customMessage: file
                );
            }
        }
    }
}
