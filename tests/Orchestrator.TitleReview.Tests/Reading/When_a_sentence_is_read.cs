using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Tests.Reading;

/// <summary>Sentences in the wordings of many notices, each with every rule in it and no other.</summary>
public sealed class When_a_sentence_is_read
{
    private const string Arrow = " => ";
    private const string None = "无";

    public static IEnumerable<TheoryDataRow<string, string>> Phrases =>
        File.ReadLines(Path.Combine(Notices.Folder, "phrases.txt"))
            .Where(line => line.Contains(Arrow) && line[0] != '#')
            .Select(line => line.Split(Arrow))
            .Select(parts => new TheoryDataRow<string, string>(parts[0], parts[1]));

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Its_rules_are_these(string sentence, string rules) => Rules(sentence).ShouldBe(rules);

    [Theory]
    [InlineData("申报于4月1日（星期一）开始。", "weekday")]
    [InlineData("申报于4月31日前完成。", "noSuchDay")]
    [InlineData("申报于2029年4月1日前完成。", "year")]
    [InlineData("申报于2月1日前完成。", "beforeIssue")]
    [InlineData("申报时间为6月10日至6月1日。", "order")]
    [InlineData("申报于5月1日前完成。", "dayOff")]
    [InlineData("申报时间为4月21日至4月30日。", "makeUpDays")]
    [InlineData("申报于5月上旬前完成。", "twoReadings")]
    [InlineData("申报于5月20日左右截止。", "approximate")]
    [InlineData("评审会议于9月10日左右召开。", "approximate")]
    [InlineData("申报时间为4月21日至5月。", "openEnded")]
    [InlineData("申报于1 2月20日前完成。", "joinedDigits")]
    [InlineData("公示期3个工作日。", "floor")]
    [InlineData("公示期5至7个工作日。", "twoReadings")]
    [InlineData("限期补正材料。", "numberUnstated")]
    [InlineData("在15个工作日内予以确认。", "anchorUnstated")]
    [InlineData("申报自12月20日至1月10日。", "nextYear")]
    [InlineData("次月10日前报送。", "notUnderstood")]
    [InlineData("申报自6月10日起，6月1日截止。", "order")]
    public void What_is_the_matter_is_said_with_the_sentence(string sentence, string code)
    {
        var findings = Read(sentence).Findings.Where(finding => finding.Clause is not null).ToList();
        var found = findings
            .Find(finding => finding.Code == code)
            .ShouldNotBeNull(string.Join(", ", findings.Select(finding => finding.Code)));
        string.Concat(sentence.Where(letter => letter != ' '))
            .ShouldContain(string.Concat(found.Quote!.Where(letter => letter != ' ')));
        found.Message.ShouldNotBeNullOrWhiteSpace();
        found.MessageEn.ShouldNotBeNullOrWhiteSpace();
    }

    private static string Rules(string sentence) =>
        Read(sentence).Rules is { Count: > 0 } rules ? string.Join("; ", rules.Select(Line)) : None;

    private static NoticeReading Read(string sentence) =>
        NoticeReader.Read(
            $"某市关于做好2025年度职称评审工作的通知\n某人社〔2025〕1号\n各单位：\n{sentence}\n\n某市人力资源和社会保障局\n2025年3月1日\n",
            new NoticeReaderOptions()
        );

    private static string Line(ReadRule rule)
    {
        var values = rule.Form switch
        {
            ReadForm.Window => string.Join(
                ' ',
                new[] { Iso(rule.From), Iso(rule.To), rule.TimeFrom, rule.Time }.OfType<string>()
            ),
            ReadForm.By or ReadForm.From or ReadForm.Vague or ReadForm.Cutoff => string.Join(
                ' ',
                new[] { Iso(rule.Date), rule.Time }.OfType<string>()
            ),
            ReadForm.Publicity or ReadForm.Before => $"{rule.N} {Name(rule.Unit)} {Name(rule.Bound)}",
            ReadForm.Within => $"{rule.N} {Name(rule.Unit)}",
            ReadForm.Share => $"{rule.Value} {Name(rule.Bound)}",
            _ => rule.Value ?? "",
        };
        return $"{Name(rule.Form)} {values}";
    }

    private static string Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "?";

    private static string Name(object? value) => JsonNamingPolicy.CamelCase.ConvertName(value?.ToString() ?? "");
}
