using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Reading;

namespace Orchestrator.TitleReview.Tests.Reading;

public sealed class When_a_notice_file_is_drafted
{
    public static IEnumerable<TheoryDataRow<string>> Files =>
        new[] { "notices", "written" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Notices.Folder, folder), "*.txt"))
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Notices.Folder, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_a_notice_that_can_be_imported(string file)
    {
        var text = File.ReadAllText(Path.Combine(Notices.Folder, file));
        var reading = NoticeReader.Read(text, new NoticeReaderOptions());

        var read = NoticeFileReader.Read(NoticeFileDraft.Write(reading, text).ToJsonString());

        read.Findings.Where(finding => finding.IsError).Select(finding => finding.Chinese).ShouldBeEmpty();
        var notice = read.Notice.ShouldNotBeNull();
        (notice.Id, notice.Title, notice.Year).ShouldBe(
            (reading.Notice.Prefix, reading.Notice.Title, reading.Notice.Year ?? 0)
        );
        notice.Clauses.Select(clause => clause.Id).ShouldBe(reading.Clauses.Select(clause => clause.Id));
    }
}
