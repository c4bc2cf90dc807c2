using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_citys_notice_lies_beside_its_definitions
{
    private static readonly string Shared = Path.Combine(AppContext.BaseDirectory, "Data", "own-clauses");

    [Theory]
    [InlineData("notices")]
    [InlineData("")]
    public async Task Its_clauses_are_cited_like_the_shipped_ones(string below)
    {
        using var folder = await CopyAsync(below);

        (
            await ErrorsAsync("validate", At(folder, "zhuhai-2025.json"), At(folder, "zhuhai-2025-application.json"))
        ).ShouldBeEmpty();
        var (code, output, error) = await RunAsync("plan", At(folder, "zhuhai-2025.json"), "--json");
        (code, error).ShouldBe((0, ""));
        var draw = JsonNode.Parse(output)!["items"]!.AsArray().Single(item => (string?)item!["id"] == "DrawExperts")!;
        ((string?)draw["floor"]!["basis"], (int)draw["floor"]!["minimum"]!).ShouldBe(("ZH25-2-a", 7));
    }

    [Fact]
    public async Task Without_it_one_error_says_which_notice_is_not_there_and_where_to_put_it()
    {
        using var folder = await CopyAsync(below: null);

        var finding = (await ErrorsAsync("validate", At(folder, "zhuhai-2025.json"))).ShouldHaveSingleItem();

        ((string?)finding["code"]).ShouldBe("unknown-notice");
        ((string?)finding["message"])!.ShouldContain("notices");
    }

    [Fact]
    public async Task A_clause_that_it_lacks_is_still_an_error()
    {
        using var folder = await CopyAsync("notices");
        await ChangeAsync(At(folder, "zhuhai-2025.json"), "\\\"ZH25-3-a\\\"", "\\\"ZH25-9-z\\\"");

        (await ErrorsAsync("validate", At(folder, "zhuhai-2025.json"))).ShouldAllBe(finding =>
            (string?)finding["code"] == "unknown-clause"
        );
    }

    [Theory]
    [InlineData("\"id\": \"ZH25-1-b\"", "\"id\": \"ZH25-1-a\"", "notice-clause-twice", "$.clauses[1].id")]
    [InlineData(
        "\"sentence\": \"评审结果公示不少于5个工作日\"",
        "\"sentence\": \"评审结果公示不少于3个工作日\"",
        "notice-sentence",
        "$.clauses[4].sentence"
    )]
    [InlineData("\"minimum\": 5", "\"minimum\": 4", "notice-floor", "$.floors[0].minimum")]
    [InlineData("\"id\": \"ZH25-3-b\"", "\"id\": \"XN24-4-b\"", "notice-clause-twice", "$.clauses[5].id")]
    public async Task What_is_wrong_in_it_is_told_with_file_and_place_by_every_verb(
        string old,
        string bad,
        string code,
        string place
    )
    {
        using var folder = await CopyAsync("notices");
        var notice = Path.Combine(folder.Path, "notices", "zhuhai-2025.json");
        await ChangeAsync(notice, old, bad);

        var finding = (await ErrorsAsync("validate", notice)).First(finding => (string?)finding["code"] == code);
        (await ErrorsAsync("validate", At(folder, "zhuhai-2025.json"))).ShouldContain(found =>
            (string?)found["code"] == code
        );
        var plan = await RunAsync("plan", At(folder, "zhuhai-2025.json"));
        var rolled = await RunAsync(
            "new-year",
            At(folder, "zhuhai-2025.json"),
            "--year",
            "2026",
            "-o",
            At(folder, "zhuhai-2026.json")
        );

        ((string?)finding["file"]).ShouldBe(notice);
        ((string?)finding["message"])!.ShouldStartWith(place);
        plan.Code.ShouldBe(1);
        plan.Error.ShouldContain(place);
        rolled.Code.ShouldBe(1);
        File.Exists(At(folder, "zhuhai-2026.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_year_goes_over_to_the_next_notice_and_lists_what_has_no_counterpart()
    {
        using var folder = await CopyAsync("notices");
        var next = JsonNode
            .Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "notices", "zhuhai-2025.json")))!
            .AsObject();
        next["id"] = "ZH26";
        next["year"] = 2026;
        next.Remove("text");
        next.Remove("textHash");
        next["floors"] = new JsonArray();
        var clauses = next["clauses"]!.AsArray();
        clauses.RemoveAt(5);
        foreach (var clause in clauses)
            clause!["id"] = ((string)clause["id"]!).Replace("ZH25-", "ZH26-0", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notices", "zhuhai-2026.json"), next.ToJsonString());

        var (code, output, _) = await RunAsync(
            "new-year",
            At(folder, "zhuhai-2025.json"),
            "--year",
            "2026",
            "-o",
            At(folder, "zhuhai-2026.json"),
            "--json"
        );

        code.ShouldBe(0);
        JsonNode.Parse(output)!["remarks"]!
            .AsArray()
            .Select(remark => (string)remark!)
            .ShouldContain(remark => remark.Contains("ZH25-3-b", StringComparison.Ordinal));
        var rolled = await File.ReadAllTextAsync(At(folder, "zhuhai-2026.json"));
        rolled.ShouldContain("ZH26-01-a");
        rolled.ShouldContain("\"notice\": \"ZH26\"");
        rolled.ShouldNotContain("ZH25-1-a");
        (await ErrorsAsync("validate", At(folder, "zhuhai-2026.json"))).ShouldBeEmpty();
    }

    private static string At(TemporaryFolder folder, string file) => Path.Combine(folder.Path, file);

    private static async Task<TemporaryFolder> CopyAsync(string? below)
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Shared, "*.json"))
            File.Copy(file, At(folder, Path.GetFileName(file)));
        if (below is null)
            return folder;
        Directory.CreateDirectory(Path.Combine(folder.Path, below));
        var name = below.Length == 0 ? "notice.json" : "zhuhai-2025.json";
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, below, name),
            await File.ReadAllTextAsync(Path.Combine(Shared, "notices", "zhuhai-2025.json"))
        );
        return folder;
    }

    private static async Task ChangeAsync(string file, string old, string replacement)
    {
        var text = await File.ReadAllTextAsync(file);
        text.ShouldContain(old);
        await File.WriteAllTextAsync(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonNode>> ErrorsAsync(params string[] args) =>
        [
            .. JsonNode.Parse((await RunAsync([.. args, "--json"])).Output)!["findings"]!
                .AsArray()
                .OfType<JsonNode>()
                .Where(finding => (string?)finding["severity"] == "error"),
        ];

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        return (
            await Verbs.RunAsync(args, output, error, TestContext.Current.CancellationToken),
            output.ToString(),
            error.ToString()
        );
    }
}
