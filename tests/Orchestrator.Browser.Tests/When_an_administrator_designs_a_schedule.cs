using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>流程设计: what issue and title office do in Elsa Studio, from looking at a shipped schedule to a published change.</summary>
public sealed class When_an_administrator_designs_a_schedule(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Schedule = "tianjin-2024";
    private static string Edit(string id) => $"/design?at=workflows/definitions/{id}/edit";

    public static TheoryData<string> Schedules => [.. Directory.EnumerateFiles(Path.Combine(Places.Root, "workflows"), "*.json")
        .Where(file => JsonNode.Parse(File.ReadAllText(file))!["customProperties"]?["titleReview"]?["kind"]?.GetValue<string>() == "schedule")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_shipped_schedule_shows_every_node_in_Chinese_and_means_the_same_after_a_save(string id)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Places.Root, "workflows", id + ".json"), TestContext.Current.CancellationToken))!;
        var names = file["root"]!["activities"]!.AsArray().Select(activity => (string)activity!["metadata"]!["displayText"]!).ToList();
        await using var visitor = await server.VisitAsync(Designer.Screen, Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await Expect(designer.Nodes).ToHaveCountAsync(names.Count);
        foreach (var name in names) await Expect(designer.Node(name)).ToContainTextAsync(name);
        await visitor.PhotographAsync("studio-" + id, wholePage: false);

        (await designer.SaveAsync()).ShouldBe(200);
        var versions = await JsonAsync(visitor, $"/api/console/v1/definitions/{id}/versions");
        versions.AsArray().Select(version => (string?)version!["hash"]).Distinct().Count().ShouldBe(1, "a save without a change changed the meaning");
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_publicity_is_drawn_a_floor_refused_and_a_second_person_publishes()
    {
        var id = await CopyAsync("studio-story");
        await using var visitor = await server.VisitAsync(Designer.Screen, Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();

        var dropped = "";
        (await designer.SavedAsync(async () => dropped = await designer.DropAsync("职称评审·年度", "评审结果公示", 560, 330))).ShouldBe(200);
        (await designer.ChooseAsync("发布时限", "某基准日之后")).ShouldBe(200);
        (await designer.ChooseAsync("发布时限 · 基准日", "评审工作结束")).ShouldBe(200);
        (await designer.ChooseAsync("发布时限 · 单位", "工作日")).ShouldBe(200);
        (await designer.TypeAsync("发布时限 · 数量", "3")).ShouldBe(200);
        // The field shows the law's five from the start: typing what it shows changes nothing, and saves nothing.
        (await designer.TypeAsync("公示工作日数", "7")).ShouldBe(200);
        (await designer.TypeAsync("公示工作日数", "5")).ShouldBe(200);
        (await designer.SavedAsync(() => designer.Clause("TJ24-4.4-b").First.ClickAsync())).ShouldBe(200);
        (await designer.SavedAsync(() => designer.Clause("TJ24-4.4-b").Last.ClickAsync())).ShouldBe(200);
        await visitor.PhotographAsync("studio-publicity", wholePage: false);

        // Four days are below the law's floor: the refusal names the clause and stays beside the canvas.
        (await designer.TypeAsync("公示工作日数", "4")).ShouldBe(400);
        var findings = designer.Frame.Locator("#studio-findings");
        await Expect(findings).ToContainTextAsync("不少于5个工作日");
        await Expect(findings.Locator(".clause").First).ToHaveTextAsync("TJ24-4.4-b");
        await visitor.PhotographAsync("studio-floor", wholePage: false);
        visitor.ShouldHaveBeenRefused("POST " + server.Address + "/elsa/api/workflow-definitions");
        (await designer.TypeAsync("公示工作日数", "5")).ShouldBe(200);

        (await designer.SavedAsync(() => designer.ConnectAsync("ReplaceExperts", "Done", dropped))).ShouldBe(200);
        (await designer.PublishAsync()).ShouldBe(200);
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();

        await ShouldBePublishedBySecondPersonAsync(id);
    }

    [Fact]
    public async Task A_schedule_is_drawn_from_nothing()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, "/design");
        var designer = await Designer.OpenAsync(visitor);
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "新建流程" }).ClickAsync();
        var dialog = designer.Frame.Locator(".mud-dialog");
        await dialog.Locator("input").First.FillAsync("天津市2025年度职称评审（新）");
        await designer.SavedAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync());

        // Studio has no field for what a definition is: a form of the page asks for it as long as nothing is drawn.
        var kind = designer.Frame.Locator("#studio-kind");
        await kind.GetByLabel("流程类别").WaitForAsync(new() { Timeout = 90_000 });
        await kind.GetByLabel("流程类别").SelectOptionAsync(new SelectOptionValue { Label = "年度安排" });
        await kind.GetByLabel("年度", new() { Exact = true }).FillAsync("2025");
        await kind.GetByPlaceholder("如 天津市").FillAsync("天津市");
        await kind.GetByLabel("依据通知").SelectOptionAsync("TJ24");
        await visitor.PhotographAsync("studio-new", wholePage: false);
        await kind.GetByRole(AriaRole.Button, new() { Name = "保存类别" }).ClickAsync();
        await Expect(designer.Node("年度周期开始")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(kind.Locator(".head")).ToHaveTextAsync("年度安排 · 2025 · 天津市");

        var end = "";
        (await designer.SavedAsync(async () => end = await designer.DropAsync("职称评审·年度", "周期结束", 560, 330))).ShouldBe(200);
        // The notice gives the clauses to choose from.
        await Expect(designer.Clause("TJ24-4.4-b").First).ToBeVisibleAsync();
        (await designer.SavedAsync(() => designer.ConnectAsync("Start", "Done", end))).ShouldBe(200);
        await visitor.PhotographAsync("studio-new-drawn", wholePage: false);
        (await designer.PublishAsync()).ShouldBe(200);
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        var listed = (await JsonAsync(visitor, "/api/console/v1/definitions")).AsArray().Single(definition => (string?)definition!["name"] == "天津市2025年度职称评审（新）")!;
        ((string?)listed["kind"], (int?)listed["year"], listed["submission"] is null).ShouldBe(("schedule", 2025, false));
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task Run_plays_the_draft_in_a_sandbox_and_the_badges_move()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, Edit(Schedule));
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();
        var before = (await JsonAsync(visitor, "/api/console/v1/cycles")).AsArray().Count;
        await designer.RunAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("instances"), new() { Timeout = 120_000 });

        // Each badge is a number on a node; more of them appear as the virtual clock goes on.
        var badges = designer.Frame.Locator(".x6-node .mud-badge:visible");
        await Expect(badges.First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visitor.PhotographAsync("studio-run-start", wholePage: false);
        var first = await badges.CountAsync();
        await Expect(badges.Nth(first)).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(designer.Frame.GetByText("公布评审方案").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-run-later", wholePage: false);
        (await JsonAsync(visitor, "/api/console/v1/cycles")).AsArray().Count.ShouldBe(before);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_schedule_is_exported_changed_imported_and_restored()
    {
        var id = await CopyAsync("studio-files");
        await using var visitor = await server.VisitAsync(Designer.Screen, Edit(id));
        var page = visitor.Page;
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();
        await designer.OpenMenuAsync("导出");
        var download = await page.RunAndWaitForDownloadAsync(() => designer.Frame.Locator(".mud-dialog button.mud-button-filled").Last.ClickAsync());
        var file = JsonNode.Parse(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken))!;
        ((string?)file["definitionId"]).ShouldBe(id);
        download.SuggestedFilename.ShouldStartWith("workflow-definition-" + id);

        file["description"] = "导入的改动";
        var changed = new FilePayload { Name = "changed.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(file.ToJsonString()) };
        await page.RunAndWaitForResponseAsync(
            () => designer.Frame.Locator("#workflow-file-upload-button-wrapper input[type=file]").SetInputFilesAsync(changed),
            response => response.Url.EndsWith("/workflow-definitions/import", StringComparison.Ordinal) && response.Status == 200);
        await Expect(designer.Frame.Locator("textarea").Filter(new() { HasText = "导入的改动" }).Or(designer.Frame.GetByText("导入的改动")).First).ToBeAttachedAsync();

        await designer.Frame.Locator(".mud-tab").Filter(new() { HasText = "版本记录" }).DispatchEventAsync("click");
        var rows = designer.Frame.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await visitor.PhotographAsync("studio-versions", wholePage: false);
        await rows.Last.Locator("button").Last.ClickAsync();
        await designer.Frame.Locator(".mud-popover-open").GetByText("恢复到此版本").ClickAsync();
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(designer.Message("第 1 版")).ToBeVisibleAsync();
        var versions = (await JsonAsync(visitor, $"/api/console/v1/definitions/{id}/versions")).AsArray();
        ((string?)versions[0]!["hash"]).ShouldBe((string?)versions[2]!["hash"]);
        ((string?)versions[1]!["hash"]).ShouldNotBe((string?)versions[2]!["hash"]);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_faulted_trial_is_retried_and_a_waiting_one_cancelled()
    {
        const string Activities = """
            {"id":"F1","type":"Elsa.Fault","name":"F1","version":1,"metadata":{"displayText":"出错","designer":{"position":{"x":80,"y":60},"size":{"width":150,"height":54}}},"code":{"typeName":"String","expression":{"type":"Literal","value":"E1"}},"message":{"typeName":"String","expression":{"type":"Literal","value":"试错"}}},
            {"id":"W1","type":"Elsa.Event","name":"W1","version":1,"metadata":{"displayText":"等待","designer":{"position":{"x":80,"y":200},"size":{"width":150,"height":54}}},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"never"}}}
            """;
        var faulting = await CreateAsync("试错流程", Activities, first: "F1");
        await using var visitor = await server.VisitAsync(Designer.Screen, Edit(faulting));
        var designer = await RunAsync(visitor);
        await Expect(designer.Frame.GetByText("故障").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-faulted", wholePage: false);
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "重试故障活动" }).ClickAsync();
        await Expect(designer.Message("已重试")).ToBeVisibleAsync();
        // The viewer comes back with what the retry wrote: it failed once more.
        await Expect(designer.Frame.GetByText("故障 - 重试")).ToBeVisibleAsync();
        await Expect(designer.Frame.GetByText("故障 - 故障")).ToHaveCountAsync(2);
        await visitor.PhotographAsync("studio-retried", wholePage: false);
        await designer.ShouldShowNoErrorBarAsync();

        var waiting = await CreateAsync("等待流程", Activities, first: "W1");
        await visitor.Page.GotoAsync($"{server.Address}/#/");
        await visitor.Page.GotoAsync($"{server.Address}/#{Edit(waiting)}");
        designer = await RunAsync(visitor);
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "取消实例" }).ClickAsync();
        await Expect(designer.Message("已取消")).ToBeVisibleAsync();
        await visitor.Page.Locator(".design-bar").GetByText("运行实例").ClickAsync();
        var row = designer.Frame.Locator("tbody tr").Filter(new() { HasText = "试运行 等待流程" });
        await Expect(row).ToContainTextAsync("已取消");
        await visitor.PhotographAsync("studio-instances", wholePage: false);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static async Task<Designer> RunAsync(Visitor visitor)
    {
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();
        await designer.RunAsync();
        await Expect(designer.Frame.GetByRole(AriaRole.Button, new() { Name = "取消实例" })).ToBeVisibleAsync();
        return designer;
    }

    /// <summary>A small definition that is no schedule; Run tries it in memory.</summary>
    private async Task<string> CreateAsync(string name, string activities, string first)
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/calendars");
        var model = $$$"""
            {"model":{"definitionId":"","name":"{{{name}}}","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"options":{},
             "root":{"id":"Root","type":"Elsa.Flowchart","name":"Root","version":1,"start":"{{{first}}}","activities":[{{{activities}}}],"connections":[] } },"publish":false}
            """;
        var answer = await visitor.Api.PostAsync(server.Address + "/elsa/api/workflow-definitions", new() { Headers = Ours, DataString = model });
        answer.Status.ShouldBe(200, await answer.TextAsync());
        return (string)JsonNode.Parse(await answer.TextAsync())!["workflowDefinition"]!["definitionId"]!;
    }

    private async Task ShouldBePublishedBySecondPersonAsync(string id)
    {
        await using var second = await server.SignInSecondAsync(Designer.Screen);
        var page = second.Page;
        await page.GotoAsync($"{server.Address}/#/design?show=changes");
        var card = page.Locator(".ant-card").Filter(new() { HasText = id });
        await card.GetByRole(AriaRole.Button, new() { Name = "核对差异" }).ClickAsync();
        await Expect(card.GetByText("评审结果公示").First).ToBeVisibleAsync();
        await second.PhotographAsync("studio-approval");
        await card.GetByRole(AriaRole.Button, new() { Name = "批准发布" }).ClickAsync();
        await page.Locator(".ant-popover button.ant-btn-primary").First.ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        var published = (await JsonAsync(second, "/api/console/v1/definitions")).AsArray().Single(definition => (string?)definition!["id"] == id)!;
        ((int?)published["publishedVersion"]).ShouldBe((int?)published["version"]);
        second.ShouldHaveSeenNoTrouble();
    }

    /// <summary>A copy of Tianjin's schedule that this test may change.</summary>
    private async Task<string> CopyAsync(string id)
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, "/calendars");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Places.Root, "workflows", Schedule + ".json")))!;
        (json["definitionId"], json["name"]) = (id, id);
        var answer = await visitor.Api.PostAsync(server.Address + "/api/console/v1/definitions", new() { Headers = Ours, DataString = json.ToJsonString() });
        answer.Status.ShouldBe(200, await answer.TextAsync());
        return id;
    }

    private Dictionary<string, string> Ours => new() { ["X-Requested-With"] = "orchestrator", ["Origin"] = server.Address, ["Content-Type"] = "application/json" };

    private async Task<JsonNode> JsonAsync(Visitor visitor, string path)
    {
        var answer = await visitor.Api.GetAsync(server.Address + path);
        answer.Status.ShouldBe(200, path);
        return JsonNode.Parse(await answer.TextAsync())!;
    }
}
