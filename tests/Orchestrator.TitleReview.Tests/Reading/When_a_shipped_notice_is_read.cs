using System.Text.Json;
using Orchestrator.TitleReview.Tests.Support;

namespace Orchestrator.TitleReview.Tests.Reading;

/// <summary>Every dated rule of the five notices: types deadline, offset, window and duration of the requirements.</summary>
public sealed class When_a_shipped_notice_is_read
{
    private const int MostFurther = 5;

    public static IEnumerable<TheoryDataRow<string, string>> Rules =>
        from file in Gold.EnumerateObject()
        from id in file.Value.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).Distinct()
        select new TheoryDataRow<string, string>(file.Name, id);

    private static JsonElement Gold =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Notices.Folder, "shipped.json"))).RootElement;

    private static string PathOf(string file) => Path.Combine(Notices.Folder, "notices", file);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_dated_rule_is_found_with_its_values(string file, string id)
    {
        var reading = Notices.Read(PathOf(file));
        foreach (
            var json in Gold.GetProperty(file).EnumerateArray().Where(rule => rule.GetProperty("id").GetString() == id)
        )
        {
            var expected = Expected(json);
            var rule = reading.Rules.FirstOrDefault(expected.Is).ShouldNotBeNull(expected.ToString());
            rule.Findings.Select(finding => finding.Code).ShouldBe(expected.Findings, ignoreOrder: true);
        }
    }

    [Fact]
    public void Each_posting_is_found_once_and_little_besides()
    {
        foreach (var file in Gold.EnumerateObject())
        {
            var left = Notices.Read(PathOf(file.Name)).Rules.ToList();
            // 召开评审会议7日前 holds for two acts of one sentence: it is one rule.
            foreach (
                var expected in file
                    .Value.EnumerateArray()
                    .Where(rule => rule.GetProperty("id").GetString() != "TJ24-4.3-d")
                    .Select(Expected)
            )
            {
                left.Remove(left.First(expected.Is));
            }
            left.Count(Notices.IsDated).ShouldBeLessThanOrEqualTo(MostFurther, file.Name);
        }
    }

    [Fact]
    public void The_ids_that_are_tested_are_those_of_the_catalogue()
    {
        foreach (var row in Rules)
        {
            (Definitions.Notices.Find(row.Data.Item2) is not null || row.Data.Item2 == "LZ24-7.1.1-b").ShouldBeTrue(
                row.Data.Item2
            );
        }
    }

    [Theory]
    [InlineData(
        "tianjin-2024.txt",
        "市人社局关于开展2024年度职称评审工作的通知",
        null,
        "市人社局",
        null,
        "天津市",
        "TJ24",
        "cn"
    )]
    [InlineData(
        "tianjin-quality-2023.txt",
        "2023年度天津市工程技术系列质量、计量、标准化、药品检验专业职称评审工作方案",
        null,
        null,
        null,
        "天津市",
        "TJ23",
        "cn"
    )]
    [InlineData(
        "yuncheng-2024.txt",
        "运城市人力资源和社会保障局关于做好2024年度全市职称评审工作的通知",
        "运人社职字（2024）12号",
        "运城市人力资源和社会保障局",
        "2024-08-13",
        "运城市",
        "YC24",
        "cn"
    )]
    [InlineData(
        "liuzhou-2024.txt",
        "柳州市人力资源和社会保障局关于做好2024年度全市职称评审工作的通知",
        null,
        "柳州市人力资源和社会保障局",
        "2024-06-25",
        "柳州市",
        "LZ24",
        "cn-gx"
    )]
    [InlineData(
        "xianning-2024.txt",
        "关于做好2024年度全市职称评审工作的通知",
        "咸职改办〔2024〕12号",
        "咸宁市职称改革工作领导小组办公室",
        "2024-04-22",
        "咸宁市",
        "XN24",
        "cn"
    )]
    public void Its_head_is_read(
        string file,
        string title,
        string? number,
        string? issuer,
        string? issued,
        string place,
        string prefix,
        string region
    )
    {
        var head = Notices.Read(PathOf(file)).Notice;
        (head.Title, head.Number, head.Issuer, head.Jurisdiction, head.Prefix, head.Region).ShouldBe(
            (title, number, issuer, place, prefix, region)
        );
        head.Issued.ShouldBe(issued is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(issued).Value);
        head.Year.ShouldBe(int.Parse(prefix[2..]) + 2000);
    }

    private static ExpectedRule Expected(JsonElement json) =>
        new(
            JsonSerializer.SerializeToElement(
                json.EnumerateObject()
                    .Where(value => value.Name != "id")
                    .ToDictionary(value => value.Name, value => value.Value)
            )
        );
}
