using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_notice_is_read
{
    private const string Notice = """
        江北市人力资源和社会保障局关于做好2025年度职称评审工作的通知
        江北人社发〔2025〕8号
        各有关单位：
        一、申报人自2025年9月1日（星期一）起填报，9月26日17:00系统关闭，逾期不予受理。
        二、用人单位公示期不少于5个工作日。
        三、会议召开7日前完成专家抽取。
        江北市人力资源和社会保障局
        2025年8月1日
        """;

    [Fact]
    public async Task Its_rules_come_as_json_with_their_words()
    {
        var (code, output, error) = await ReadAsync(Notice, "--json");
        (code, error).ShouldBe((0, ""));
        var json = JsonNode.Parse(output)!;
        ((string?)json["notice"]!["jurisdiction"]).ShouldBe("江北市");
        (
            (string?)json["notice"]!["number"],
            (string?)json["notice"]!["issued"],
            (int?)json["notice"]!["year"]
        ).ShouldBe(("江北人社发〔2025〕8号", "2025-08-01", 2025));
        json["rules"]!.AsArray().Select(rule => (string?)rule!["form"]).ShouldBe(["from", "by", "publicity", "before"]);
        var closing = json["rules"]![1]!;
        ((string?)closing["date"], (string?)closing["time"], (string?)closing["consequence"]).ShouldBe(
            ("2025-09-26", "17:00", "逾期不予受理")
        );
        var clauses = json["clauses"]!.AsArray().Select(clause => (string?)clause!["id"]).ToList();
        json["rules"]!.AsArray().ShouldAllBe(rule => clauses.Contains((string?)rule!["clause"]));
    }

    [Fact]
    public async Task A_mistake_in_it_ends_with_1_and_names_the_sentence()
    {
        var (code, output, _) = await ReadAsync(Notice.Replace("星期一", "星期二", StringComparison.Ordinal));
        code.ShouldBe(1);
        output.ShouldContain("2025-09-01 是星期一");
        output.ShouldContain("申报人自2025年9月1日（星期二）起填报");
    }

    [Fact]
    public async Task What_cannot_be_read_is_one_line()
    {
        foreach (
            var (bytes, word) in new (byte[], string)[]
            {
                ([0xD0, 0xCF, 0x11, 0xE0], ".doc"),
                ([0x25, 0x50, 0x44, 0x46, 0x2D], "损坏"),
                ([], "没有文字"),
            }
        )
        {
            using var folder = new TemporaryFolder();
            var file = Path.Combine(folder.Path, "notice");
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
            var (code, output, error) = await RunAsync("read", file);
            (code, output).ShouldBe((2, ""));
            error.ShouldContain(word);
            error.TrimEnd().ShouldNotContain("\n");
        }

        (await RunAsync("read", "/nowhere/notice.txt")).Code.ShouldBe(2);
        (await RunAsync("read")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task The_notice_file_is_written_once()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notice.txt");
        await File.WriteAllTextAsync(file, Notice, TestContext.Current.CancellationToken);
        (await RunAsync("read", file, "-o", folder.Path)).Code.ShouldBe(0);
        var written = Path.Combine(folder.Path, "jb25-notice.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken))!;
        ((string?)json["id"], (string?)json["jurisdiction"], (string?)json["region"]).ShouldBe(
            ("JB25", "江北市", "cn")
        );
        json["clauses"]!
            .AsArray()
            .Select(clause => $"{clause!["id"]} {clause["kind"]}")
            .ShouldBe(["JB25-0-a actor", "JB25-1-a window", "JB25-2-a duration", "JB25-3-a offset"]);
        json["floors"]!
            .AsArray()
            .Select(floor => $"{floor!["clause"]} {floor["minimum"]} {floor["unit"]}")
            .ShouldBe(["JB25-2-a 5 workingDays", "JB25-3-a 7 days"]);
        (await RunAsync("read", file, "-o", folder.Path)).Code.ShouldBe(2);
        (await RunAsync("read", file, "-o", folder.Path, "--force")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Its_year_is_drafted_beside_it_and_validates()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notice.txt");
        await File.WriteAllTextAsync(file, Notice, TestContext.Current.CancellationToken);

        var (code, output, error) = await RunAsync("read", file, "-o", folder.Path);

        (code, error).ShouldBe((0, ""));
        string[] written =
        [
            .. new[] { "jb25.json", "jb25-application.json" }.Select(name => Path.Combine(folder.Path, name)),
        ];
        written.ShouldAllBe(path => File.Exists(path) && output.Contains(path));
        output.ShouldContain("rules placed on steps");
        output.ShouldContain("to decide");
        (code, output, _) = await RunAsync(["validate", .. written]);
        (code, output).ShouldBe((0, output));
        (code, output, _) = await RunAsync("plan", written[0], "--json");
        code.ShouldBe(0);
        JsonNode.Parse(output)!["items"]!
            .AsArray()
            .ShouldContain(item => (string?)item!["dueDate"] == "2025-09-26" && (string?)item["timeOfDay"] == "17:00");
    }

    [Fact]
    public async Task Nothing_is_written_when_one_of_the_files_exists()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notice.txt");
        await File.WriteAllTextAsync(file, Notice, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "jb25-application.json"),
            "{}",
            TestContext.Current.CancellationToken
        );

        var (code, _, error) = await RunAsync("read", file, "-o", folder.Path);

        code.ShouldBe(2);
        error.ShouldContain("jb25-application.json");
        File.Exists(Path.Combine(folder.Path, "jb25.json")).ShouldBeFalse();
        File.Exists(Path.Combine(folder.Path, "jb25-notice.json")).ShouldBeFalse();
    }

    private static async Task<(int Code, string Output, string Error)> ReadAsync(string text, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "notice.txt");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return await RunAsync(["read", file, .. options]);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Verbs.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
