using Orchestrator.Desk.Notices;
using Orchestrator.TitleReview.Notices;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.Desk.Tests.Notices;

public sealed class When_a_notice_file_is_made_of_a_text
{
    public static TheoryData<string> Texts() =>
        [
            .. Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "texts"))
                .Select(path => Path.GetFileName(path)!)
                .Order(),
        ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_is_a_notice_without_a_fault_each_sentence_a_clause(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "texts", file));
        var reading = NoticeReader.Read(text, new NoticeReaderOptions());
        var request = Request(text, reading);

        NoticeFileWriter.Check(request, reading).ShouldBeEmpty();
        var made = NoticeFileReader.Read(NoticeFileWriter.Write(request, reading));

        made.Findings.ShouldBeEmpty(string.Join('\n', made.Findings.Select(finding => finding.Chinese)));
        made.Notice!.Clauses.Count.ShouldBe(reading.Clauses.Count);
        made.Notice.Clauses.ShouldAllBe(clause => clause.Id.StartsWith("AB25-", StringComparison.Ordinal));
        made.Notice.Floors.ShouldAllBe(floor => floor.Clause.StartsWith("AB25-", StringComparison.Ordinal));
        NoticeFileReader
            .Read(NoticeFileWriter.Write(Request(text, reading, RuleVerdict.Rejected), reading))
            .Notice!.Floors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Its_rules_are_those_of_the_same_text_and_none_is_new_or_gone(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "texts", file));
        var rules = NoticeReader.Read(text, new NoticeReaderOptions()).Rules;

        var (same, changes) = RuleComparer.Compare(rules, rules);

        (same, changes.Count).ShouldBe((rules.Count, 0));
        RuleComparer.Compare([], rules).Changes.Select(change => change.Kind).Distinct().ShouldBe(["new"]);
        RuleComparer.Compare(rules, []).Changes.Count(change => change.Kind == "gone").ShouldBe(rules.Count);
    }

    private static NoticeFileRequest Request(
        string text,
        NoticeReading reading,
        RuleVerdict verdict = RuleVerdict.Confirmed
    ) =>
        new()
        {
            Text = text,
            Id = "AB25",
            Title = "关于职称评审工作的通知",
            Year = reading.Notice.Year,
            Jurisdiction = "某市",
            Region = reading.Notice.Region,
            Decisions = [.. reading.Rules.Select(_ => new RuleDecision { Verdict = verdict })],
        };
}
