using NodaTime.Text;
using Orchestrator.TitleReview.Reading;
using Orchestrator.TitleReview.Reading.Proposals;

namespace Orchestrator.TitleReview.Tests.Reading;

public sealed class When_a_head_is_read
{
    [Theory]
    [InlineData(
        "湘南省人力资源和社会保障厅办公室|关于开展2025年度全省职称评审工作的通知||湘人社办函〔2025〕12号||各市州人力资源和社会保障局：|一、于6月3日前报送。||湘南省人力资源和社会保障厅办公室|2025年3月5日",
        "湘南省人力资源和社会保障厅办公室关于开展2025年度全省职称评审工作的通知",
        "湘人社办函〔2025〕12号",
        "湘南省人力资源和社会保障厅办公室",
        "2025-03-05",
        "湘南省"
    )]
    [InlineData(
        "索引号：0143/2025-12|发布机构：江州市人力资源和社会保障局|发文字号：江人社发〔2025〕9号|成文日期：2025年1月20日|标题：江州市人力资源和社会保障局关于2025年度职称评审的通知|各单位：|一、于6月3日前报送。",
        "江州市人力资源和社会保障局关于2025年度职称评审的通知",
        "江人社发〔2025〕9号",
        "江州市人力资源和社会保障局",
        "2025-01-20",
        "江州市"
    )]
    [InlineData(
        "附件1||沧浪市卫生健康委员会|关于做好2025年度卫生系列职称评审工作的通知|沧卫人函〔2025〕88号||各县区卫生健康局：|一、于6月3日前报送。||沧浪市卫生健康委员会|2025年4月28日",
        "沧浪市卫生健康委员会关于做好2025年度卫生系列职称评审工作的通知",
        "沧卫人函〔2025〕88号",
        "沧浪市卫生健康委员会",
        "2025-04-28",
        "沧浪市"
    )]
    [InlineData(
        "杭州市西湖区教育局关于2025年中小学教师职称评审的通知|西教〔2025〕20号|各学校：|一、于6月3日前报送。|杭州市西湖区教育局|2025年3月5日|(此件公开发布)",
        "杭州市西湖区教育局关于2025年中小学教师职称评审的通知",
        "西教〔2025〕20号",
        "杭州市西湖区教育局",
        "2025-03-05",
        "杭州市西湖区"
    )]
    [InlineData(
        "长沙县人力资源和社会保障局|关于做好2025年度中、初级职称评审工作的通知||各镇（街道），县直各单位：|一、于6月3日前报送。|长沙县人力资源和社会保障局 2025年3月5日",
        "长沙县人力资源和社会保障局关于做好2025年度中、初级职称评审工作的通知",
        null,
        "长沙县人力资源和社会保障局",
        "2025-03-05",
        "长沙县"
    )]
    [InlineData(
        "青海省海西蒙古族藏族自治州人力资源和社会保障局关于2025年职称工作的通知|各单位：|一、于6月3日前报送。",
        "青海省海西蒙古族藏族自治州人力资源和社会保障局关于2025年职称工作的通知",
        null,
        "青海省海西蒙古族藏族自治州人力资源和社会保障局",
        null,
        "海西蒙古族藏族自治州"
    )]
    [InlineData(
        "江南大学关于做好2025年职称评审工作的通知||各学院、部门：|一、于6月3日前报送。|江南大学人事处|二〇二五年三月五日",
        "江南大学关于做好2025年职称评审工作的通知",
        null,
        "江南大学人事处",
        "2025-03-05",
        null
    )]
    [InlineData(
        "苏州市职称改革办公室文件||苏职改办〔２０２５〕６号||关于做好苏州市2025年度专业技术资格评审工作的通知||各职改办：|一、于6月3日前报送。||苏州市职称改革办公室|2025年4月30日|抄送：省职改办。|苏州市职称改革办公室 2025年4月30日印发",
        "关于做好苏州市2025年度专业技术资格评审工作的通知",
        "苏职改办〔2025〕6号",
        "苏州市职称改革办公室",
        "2025-04-30",
        "苏州市"
    )]
    public void It_says_who_what_and_when(
        string lines,
        string? title,
        string? number,
        string? issuer,
        string? issued,
        string? place
    )
    {
        var reading = Read(lines);
        var head = reading.Notice;
        (head.Title, head.Number, head.Issuer, head.Jurisdiction, head.Year).ShouldBe(
            (title, number, issuer, place, 2025)
        );
        (head.Issued is { } day ? LocalDatePattern.Iso.Format(day) : null).ShouldBe(issued);
        // The signature and the foot of the page are no rules, and nothing to judge.
        reading.Rules.Select(rule => rule.Clause).ShouldBe([head.Prefix + "-1-a"]);
        reading.Findings.ShouldNotContain(finding => finding.Code == "notUnderstood");
    }

    [Fact]
    public void Annexes_are_read_and_their_list_is_not()
    {
        var reading = Read(
            "青城市人社局2025年度职称评审公告|为做好评审，公告如下：|一、于6月3日前报送。|附件：1.申报表|2.安排表|青城市人社局|2025.3.5|附件1|申报表|填报时间：2025年  月  "
                + "日|附件2：进度安排表|个人申报\t6月4日-6月30日"
        );
        reading.Rules.Select(rule => $"{rule.Clause} {rule.Form}").ShouldBe(["QC25-1-a By", "QC25-A2-a Window"]);
    }

    [Fact]
    public void The_year_that_is_asked_for_goes_before_the_one_that_is_said()
    {
        const string text = "某市2025年度职称评审工作方案\n一、于6月3日前报送。\n";
        var reading = NoticeReader.Read(text, new NoticeReaderOptions { Year = 2026 });
        reading.Rules.Single().Date.ShouldBe(new NodaTime.LocalDate(2026, 6, 3));
        reading.Findings.ShouldContain(finding => finding.Code == "year" && finding.Clause == null);
    }

    [Fact]
    public void Clauses_keep_their_ids_when_words_change()
    {
        const string text =
            "江州市2025年度职称评审工作方案\n一、时间\n（一）申报于6月3日前完成。审核于6月10日前完成。\n（二）公示5个工作日。\n";
        var before = Read(text).Clauses.Select(clause => clause.Id);
        before.ShouldBe(["JZ25-1.1-a", "JZ25-1.1-b", "JZ25-1.2-a"]);
        Read(text.Replace("申报于6月3日", "个人网上申报\n 于 6月5日").Replace("完成。审", "全部完成。审"))
            .Clauses.Select(clause => clause.Id)
            .ShouldBe(before);
    }

    private static NoticeReading Read(string lines) =>
        NoticeReader.Read(lines.Replace('|', '\n'), new NoticeReaderOptions());
}
