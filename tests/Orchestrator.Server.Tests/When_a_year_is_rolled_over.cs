using System.Text.Json.Nodes;
using Orchestrator.Server.CommandLine;
using Orchestrator.Server.Tests.Support;

namespace Orchestrator.Server.Tests;

public sealed class When_a_year_is_rolled_over(OpenServer server)
{
    private static readonly string Tianjin = Path.Combine(AppContext.BaseDirectory, "workflows", "tianjin-2024.json");

    [Fact]
    public async Task Both_definitions_are_written_with_old_and_new_dates_side_by_side()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "tianjin-2025.json");

        var (code, text, error) = await RunAsync("new-year", Tianjin, "--year", "2025", "-o", output);

        (code, error).ShouldBe((0, ""));
        text.ShouldContain("公布评审方案（9月24日前）");
        text.ShouldContain("2024-10-08  周二  2025-10-09  周四  待确认");
        text.ShouldContain("国庆节、中秋节放假，顺延");
        var application = Path.Combine(folder.Path, "tianjin-2025-application.json");
        text.ShouldContain(application);
        ((string?)JsonNode.Parse(await File.ReadAllTextAsync(application))!["definitionId"]).ShouldBe(
            "tianjin-2025-application"
        );
        (await RunAsync("plan", output)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task The_result_is_valid_and_warns_of_each_date_to_confirm()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "next.json");
        var made = JsonNode.Parse(
            (await RunAsync("new-year", Tianjin, "--year", "2026", "--output", output, "--json")).Output
        )!;

        var (code, text, _) = await RunAsync("validate", output, "--json");

        code.ShouldBe(0);
        var warnings = JsonNode.Parse(text)!["findings"]!
            .AsArray()
            .Where(finding => (string?)finding!["code"] == "to-confirm")
            .ToList();
        warnings.Count.ShouldBe(made["definitions"]![0]!["toConfirm"]!.AsArray().Count);
        warnings.ShouldAllBe(finding => (string?)finding!["severity"] == "warning");
        ((string?)made["definition"]!["to"]).ShouldBe("tianjin-2026");
        ((int)made["year"]!["to"]!).ShouldBe(2026);
        made["files"]!.AsArray().Count.ShouldBe(2);
        made["rows"]!
            .AsArray()
            .ShouldContain(row =>
                (string?)row!["id"] == "PublishPlan" && (string?)row["new"] == "2026-09-23" && (bool)row["toConfirm"]!
            );
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_by_force()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "next.json");
        await File.WriteAllTextAsync(output, "mine");

        var (code, text, error) = await RunAsync("new-year", Tianjin, "--year", "2025", "-o", output);

        (code, text).ShouldBe((2, ""));
        error.ShouldContain("--force");
        (await File.ReadAllTextAsync(output)).ShouldBe("mine");
        Directory.GetFiles(folder.Path).Length.ShouldBe(1);
        (await RunAsync("new-year", Tianjin, "--year", "2025", "-o", output, "--force")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(output)).ShouldContain("tianjin-2025");
    }

    [Theory]
    [InlineData("new-year")]
    [InlineData("new-year {file}")]
    [InlineData("new-year {file} --year 2025")]
    [InlineData("new-year {file} -o {out}")]
    [InlineData("new-year {file} --year soon -o {out}")]
    [InlineData("new-year {file} --year 2024 -o {out}")]
    [InlineData("new-year {file} --year 2019 -o {out}")]
    [InlineData("new-year {file} --year 9999 -o {out}")]
    [InlineData("new-year nowhere.json --year 2025 -o {out}")]
    [InlineData("new-year {application} --year 2025 -o {out}")]
    [InlineData("new-year {file} --year 2025 -o {out}/no/such/folder.json")]
    [InlineData("new-year {file} --year 2025 -o {out} --gently")]
    public async Task Wrong_usage_is_one_line_and_2(string line)
    {
        using var folder = new TemporaryFolder();
        var args = line.Split(' ')
            .Select(argument =>
                argument
                    .Replace("{file}", Tianjin, StringComparison.Ordinal)
                    .Replace(
                        "{application}",
                        Tianjin.Replace(".json", "-application.json", StringComparison.Ordinal),
                        StringComparison.Ordinal
                    )
                    .Replace("{out}", Path.Combine(folder.Path, "out.json"), StringComparison.Ordinal)
            )
            .ToArray();

        var (code, text, error) = await RunAsync(args);

        (code, text).ShouldBe((2, ""), line);
        error.TrimEnd().Split('\n').Length.ShouldBe(1, error);
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_console_rolls_over_confirms_and_publishes_by_two_people()
    {
        using var maker = await SignedIn.WithRolesAsync(server.Practice, "next-year-1", ["titleOffice"]);
        using var publisher = await SignedIn.WithRolesAsync(server.Practice, "next-year-2", ["titleOffice"]);
        const string Next = "/api/console/v1/definitions/tianjin-2025";
        var preview = await maker.GetOkAsync("/api/console/v1/definitions/tianjin-2024/new-year?year=2025");
        preview["rows"]!.AsArray().Count.ShouldBeGreaterThan(10);
        (await maker.GetAsync(Next + "/plan")).Status.ShouldBe(404);

        var made = await maker.PostAsync("/api/console/v1/definitions/tianjin-2024/new-year", new { year = 2025 });
        made.Status.ShouldBe(200, made.Text);
        (
            await maker.PostAsync("/api/console/v1/definitions/tianjin-2024/new-year", new { year = 2025 })
        ).Problem.ShouldBe("exists");
        (await maker.GetAsync(Next + "/plan")).Status.ShouldBe(200);

        var refused = await publisher.PostAsync(Next + "/publication", new { });
        refused.Status.ShouldBe(422, refused.Text);
        refused.Text.ShouldContain("待确认");
        var dates = made.Json!["definitions"]![0]!["toConfirm"]!.AsArray();
        foreach (var date in dates)
        {
            var own = (string?)date!["input"] == "meeting" ? "2025-12-17" : null;
            var confirmed = await maker.PostAsync(
                Next + "/confirmations",
                new
                {
                    activity = (string?)date["activity"],
                    input = (string?)date["input"],
                    date = own,
                }
            );
            confirmed.Status.ShouldBe(200, confirmed.Text);
            ((bool)confirmed.Json!["imported"]!).ShouldBeTrue(confirmed.Text);
        }

        (
            await maker.PostAsync(Next + "/confirmations", new { activity = "PublishPlan", input = "due" })
        ).Status.ShouldBe(400);
        (
            await publisher.PostAsync("/api/console/v1/definitions/tianjin-2025-application/publication", new { })
        ).Status.ShouldBe(200);
        var published = await publisher.PostAsync(Next + "/publication", new { });
        published.Status.ShouldBe(200, published.Text);
        var plan = await maker.GetOkAsync(Next + "/plan");
        plan["items"]!.AsArray().ShouldContain(item => (string?)item!["dueDate"] == "2025-12-10");
    }

    [Theory]
    [InlineData("tianjin-2024", 2024, 400)]
    [InlineData("tianjin-2024-application", 2025, 422)]
    [InlineData("nowhere-2024", 2025, 404)]
    public async Task The_console_says_what_cannot_be_rolled_over(string id, int year, int status) =>
        (await server.Administrator.GetAsync($"/api/console/v1/definitions/{id}/new-year?year={year}")).Status.ShouldBe(
            status
        );

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await Verbs.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
