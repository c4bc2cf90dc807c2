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
        [.. Lines("phrases.txt"), .. Lines("kinds.txt")];

    public static IEnumerable<TheoryDataRow<string, string>> Shown => Lines("shown.txt");

    [Theory]
    [MemberData(nameof(Phrases))]
    public void Its_rules_are_these(string sentence, string rules) => Rules(sentence).ShouldBe(rules);

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_time_that_cannot_be_placed_is_shown_and_makes_no_rule(string sentence, string words)
    {
        Rules(sentence).ShouldBe(None);
        Read(sentence)
            .Findings.Where(finding => finding.Code == "notUnderstood")
            .ShouldContain(finding => finding.Message.Contains(words));
    }

    [Theory]
    [InlineData("召开专家评审会议前提前5个工作日报我局备案。", "召开专家评审会议", "meeting")]
    [InlineData("召开评审会议应提前10个工作日向我局报告。", "召开评审会议", "meeting")]
    [InlineData("会前5个工作日将评审材料送交专家。", "会", "meeting")]
    [InlineData("应于会前3个工作日内抽取专家。", "会", "meeting")]
    [InlineData("评审会议召开须提前7日报备。", "评审会议召开", "meeting")]
    [InlineData("评审前，提前5个工作日向职称管理部门报送评审方案。", "评审", "meeting")]
    [InlineData("距评审会议召开不少于10个工作日时公布答辩名单。", "评审会议召开", "meeting")]
    [InlineData("评委会在开会前1天宣布专家名单。", "开会", "meeting")]
    [InlineData("评审会前一天公布名单。", "评审会", "meeting")]
    [InlineData("报省评委会前3日通知本人。", "报省评委会", null)]
    [InlineData("公布时间距申报开始之日不少于10个工作日。", "申报开始之日", null)]
    [InlineData("评审会后5个工作日内上报。", "评审会", "reviewEnd")]
    [InlineData("会后5个工作日内上报评审情况。", "会", "reviewEnd")]
    [InlineData("评审后5个工作日内上报。", "评审", "reviewEnd")]
    [InlineData("评审会议召开后5个工作日内上报。", "评审会议召开", "meeting")]
    [InlineData("评审结果备案后30日内发证。", "评审结果备案", null)]
    [InlineData("评审材料报送前5日公布受理地点。", "评审材料报送", null)]
    [InlineData("缴费时间为资格审查通过后5个工作日内。", "资格审查通过", null)]
    [InlineData("请于文到15日内上报。", "文到", null)]
    [InlineData("提前3个工作日公布评审时间和地点。", null, null)]
    [InlineData("评审方案须提前5个工作日报备。", null, null)]
    [InlineData("评委会应提前5个工作日发布公告。", null, null)]
    public void What_it_counts_from_is_named(string sentence, string? anchor, string? name)
    {
        var rule = Read(sentence).Rules.ShouldHaveSingleItem();
        rule.Anchor.ShouldBe(anchor);
        rule.AnchorName.ShouldBe(name);
        rule.Findings.Any(finding => finding.Code == "anchorUnstated").ShouldBe(anchor is null);
    }

    [Theory]
    [InlineData("各评委会应于11月中下旬前完成评审。", "2025-11-30", "2025-11-20", "2025-11-10")]
    [InlineData("评审会议于11月上、中旬召开。", "2025-11-20", "2025-11-10", "2025-10-31")]
    public void Two_parts_of_a_month_are_one_span_with_its_readings(string sentence, params string[] days)
    {
        var rule = Read(sentence).Rules.ShouldHaveSingleItem();
        rule.Form.ShouldBe(ReadForm.Vague);
        rule.Readings.Select(reading => Iso(reading.Date)).ShouldBe(days);
        rule.Findings.ShouldContain(finding => finding.Code == "twoReadings");
    }

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
    [InlineData("自4月中旬起受理申报。", "approximate")]
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

    private static IEnumerable<TheoryDataRow<string, string>> Lines(string file) =>
        File.ReadLines(Path.Combine(Notices.Folder, file))
            .Where(line => line.Contains(Arrow) && line[0] != '#')
            .Select(line => line.Replace("\\t", "\t").Replace("\\n", "\n").Split(Arrow))
            .Select(parts => new TheoryDataRow<string, string>(parts[0], parts[1]));

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
