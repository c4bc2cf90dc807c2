using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>流程设计: what issue and title office do in Elsa Studio, from looking at a shipped schedule to a published change.</summary>
public sealed class When_an_administrator_designs_a_schedule(SignedInServer server) : IClassFixture<SignedInServer>
{
    public static TheoryData<string> Schedules =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Places.Root, "workflows"), "*.json")
                .Where(file =>
                    JsonNode
                        .Parse(File.ReadAllText(file))!["customProperties"]
                        ?["titleReview"]?["kind"]?.GetValue<string>() == "schedule"
                )
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Schedules))]
    public async Task A_shipped_schedule_shows_every_node_in_Chinese_and_means_the_same_after_a_save(string id)
    {
        var names = await NamesAsync(id);
        await using var visitor = await server.VisitAsync(Designer.Screen, Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await Expect(designer.Nodes).ToHaveCountAsync(names.Count);
        foreach (var name in names)
            await Expect(designer.Node(name)).ToContainTextAsync(name);
        await visitor.PhotographAsync("studio-" + id, wholePage: false);

        (await designer.SaveAsync()).ShouldBe(200);
        var versions = await visitor.GetJsonAsync($"/api/console/v1/definitions/{id}/versions");
        versions
            .AsArray()
            .Select(version => (string?)version!["hash"])
            .Distinct()
            .Count()
            .ShouldBe(1, "a save without a change changed the meaning");
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_publicity_is_drawn_a_floor_refused_and_a_second_person_publishes()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.CopyAsync(visitor, "studio-story", without: "Publicize");
        await visitor.GoAsync(Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        // What is dropped is told by being one more: all that was there is drawn first.
        await Expect(designer.Nodes).ToHaveCountAsync((await NamesAsync(Drafts.Schedule)).Count - 1);

        var dropped = "";
        (
            await designer.SavedAsync(async () =>
                dropped = await designer.DropAsync("职称评审·年度", "评审结果公示", 560, 330)
            )
        ).ShouldBe(200);
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

        // Results are posted after the meeting and before they are published: elsewhere it would be refused by name.
        (await designer.SavedAsync(() => designer.ConnectAsync("Meeting", "Done", dropped))).ShouldBe(200);
        (await designer.SavedAsync(() => designer.ConnectAsync(dropped, "Done", "Publish"))).ShouldBe(200);
        (await designer.PublishAsync()).ShouldBe(200, await findings.InnerTextAsync());
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();

        await ShouldBePublishedBySecondPersonAsync(id);
    }

    [Fact]
    public async Task A_schedule_is_begun_from_nothing_and_told_what_it_lacks()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, "/design");
        var designer = await Designer.OpenAsync(visitor);
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "新建流程" }).ClickAsync();
        var dialog = designer.Frame.Locator(".mud-dialog");
        await dialog.Locator("input").First.FillAsync("天津市2025年度职称评审（新）");
        await designer.SavedAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync());

        // Studio has no field for what a definition is: a form of the page asks for it as long as nothing is drawn.
        var kind = designer.Frame.Locator("#studio-kind");
        await kind.GetByLabel("流程类别").WaitForAsync();
        await kind.GetByLabel("流程类别").SelectOptionAsync(new SelectOptionValue { Label = "年度安排" });
        await kind.GetByLabel("年度", new() { Exact = true }).FillAsync("2025");
        await kind.GetByPlaceholder("如 天津市").FillAsync("天津市");
        await kind.GetByLabel("依据通知").SelectOptionAsync("TJ24");
        await visitor.PhotographAsync("studio-new", wholePage: false);
        await kind.GetByRole(AriaRole.Button, new() { Name = "保存类别" }).ClickAsync();
        await Expect(designer.Node("年度周期开始")).ToBeVisibleAsync();
        await Expect(kind.Locator(".head")).ToHaveTextAsync("年度安排 · 2025 · 天津市");

        var end = "";
        (
            await designer.SavedAsync(async () => end = await designer.DropAsync("职称评审·年度", "周期结束", 560, 330))
        ).ShouldBe(200);
        // The notice gives the clauses to choose from.
        await Expect(designer.Clause("TJ24-4.4-b").First).ToBeVisibleAsync();
        (await designer.SavedAsync(() => designer.ConnectAsync("Start", "Done", end))).ShouldBe(200);
        await visitor.PhotographAsync("studio-new-drawn", wholePage: false);
        // A beginning and an end are no year yet: each step that the law asks for is named, and the draft stays.
        (await designer.PublishAsync()).ShouldBe(400);
        var findings = designer.Frame.Locator("#studio-findings");
        await Expect(findings).ToContainTextAsync("缺少“召开评审会议”环节");
        visitor.ShouldHaveBeenRefused("POST " + server.Address + "/elsa/api/workflow-definitions");

        // What lacks is added beside its finding, before the end, and is missed no more.
        await findings.GetByRole(AriaRole.Button, new() { Name = "补上“召开评审会议”" }).ClickAsync();
        await Expect(designer.Node("召开评审会议")).ToBeVisibleAsync();
        await Expect(findings).ToContainTextAsync("缺少“评审结果公示”环节");
        await Expect(findings).Not.ToContainTextAsync("缺少“召开评审会议”环节");
        await Expect(findings).Not.ToContainTextAsync("一到这里就全部结束");
        await visitor.PhotographAsync("studio-added", wholePage: false);
        var listed = (await Drafts.FindAsync(visitor, "天津市2025年度职称评审（新）"))!;
        ((string?)listed["kind"], (int?)listed["year"], listed["submission"] is null).ShouldBe(
            ("schedule", 2025, true)
        );
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    /// <summary>The names of a shipped schedule's activities.</summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(string id)
    {
        var file = JsonNode.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(Places.Root, "workflows", id + ".json"),
                TestContext.Current.CancellationToken
            )
        )!;
        return
        [
            .. file["root"]!["activities"]!
                .AsArray()
                .Select(activity => (string)activity!["metadata"]!["displayText"]!),
        ];
    }

    private async Task ShouldBePublishedBySecondPersonAsync(string id)
    {
        await using var second = await server.SignInSecondAsync(Designer.Screen);
        var page = second.Page;
        await second.GoAsync("/design?show=changes");
        var card = page.Locator(".ant-card").Filter(new() { HasText = id });
        await card.GetByRole(AriaRole.Button, new() { Name = "核对差异" }).ClickAsync();
        await Expect(card.GetByText("评审结果公示").First).ToBeVisibleAsync();
        await second.PhotographAsync("studio-approval");
        await card.GetByRole(AriaRole.Button, new() { Name = "批准发布" }).ClickAsync();
        await page.Locator(".ant-popover button.ant-btn-primary").First.ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        var published = (await Drafts.FindAsync(second, id))!;
        ((int?)published["publishedVersion"]).ShouldBe((int?)published["version"]);
        second.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_designer_waits_as_it_was_left_while_other_pages_are_open()
    {
        await using var visitor = await server.VisitAsync(Designer.Screen, Drafts.Edit(Drafts.Schedule));
        var designer = await Designer.OpenAsync(visitor);
        await designer.SelectAsync("抽取评审专家");
        await Expect(designer.Clause("TJ24-4.4-b").First).ToBeVisibleAsync();
        var menu = visitor.Page.GetByRole(AriaRole.Navigation).First;
        await menu.GetByText("工作日历").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "工作日历" })).ToBeVisibleAsync();
        await Expect(designer.Nodes.First).ToBeHiddenAsync();

        await menu.GetByText("流程设计").ClickAsync();
        await Expect(designer.Node("抽取评审专家")).ToBeVisibleAsync();
        // Selected still: Studio has not started again.
        await Expect(designer.Clause("TJ24-4.4-b").First).ToBeVisibleAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex(Drafts.Schedule));

        // Lists of instances ask the server every few seconds, so they are not kept.
        var listed = visitor.Page.WaitForResponseAsync(new Regex("/elsa/api/workflow-instances$"));
        var named = visitor.Page.WaitForResponseAsync(new Regex("LatestOrPublished"));
        await visitor.Page.Locator(".design-bar").GetByText("运行实例").ClickAsync();
        await (await listed).FinishedAsync();
        await (await named).FinishedAsync();
        await menu.GetByText("工作日历").ClickAsync();
        await Expect(visitor.Page.Locator("iframe")).ToHaveCountAsync(0);
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_script_is_written_in_an_editor_that_comes_when_it_is_wanted()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.DrawAsync(visitor, "脚本流程");
        await visitor.GoAsync(Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await designer.SelectAsync("等待");
        var editor = designer.Frame.Locator(".monaco-editor");
        await Expect(editor).ToHaveCountAsync(0);
        (await designer.SavedAsync(() => designer.ChooseSyntaxAsync("JavaScript"))).ShouldBe(200);
        await editor.First.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("Control+A");
        (await designer.SavedAsync(() => visitor.Page.Keyboard.TypeAsync("'新的' + 1"))).ShouldBe(200);
        await visitor.PhotographAsync("studio-script", wholePage: false);
        await Expect(editor.First).ToContainTextAsync("新的");
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }
}
