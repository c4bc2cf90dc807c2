using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>演练: what Studio's Run, its viewer and its list of instances show and do; nothing of it touches a real cycle.</summary>
public sealed class When_a_draft_is_run_and_watched(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Faulting =
        """{"id":"F1","type":"Elsa.Fault","name":"F1","version":1,"metadata":{"displayText":"出错","designer":{"position":{"x":80,"y":60},"size":{"width":150,"height":54}}},"code":{"typeName":"String","expression":{"type":"Literal","value":"E1"}},"message":{"typeName":"String","expression":{"type":"Literal","value":"试错"}}}""";

    private const string Writing =
        """{"id":"L1","type":"Elsa.WriteLine","name":"L1","version":1,"metadata":{"displayText":"写下问候","designer":{"position":{"x":80,"y":60},"size":{"width":150,"height":54}}},"text":{"typeName":"String","expression":{"type":"Literal","value":"你好"}}}""";

    private const string WritingThenWaiting =
        """{"source":{"activity":"L1","port":"Done"},"target":{"activity":"W1","port":"In"}}""";

    private const string Deciding = $$$"""
        {"id":"If1","type":"Elsa.If","name":"If1","version":1,"metadata":{"displayText":"是否继续","designer":{"position":{"x":80,"y":60},"size":{"width":150,"height":54} } },"condition":{"typeName":"Boolean","expression":{"type":"Literal","value":"True"} },
         "then":{"id":"Inner","type":"Elsa.Flowchart","name":"Inner","version":1,"metadata":{"displayText":"继续的内容"},"start":"L1","activities":[{{{Writing}}},{{{Drafts.Waiting}}}],"connections":[{{{WritingThenWaiting}}}] } }
        """;

    [Fact]
    public async Task Run_plays_the_draft_in_a_sandbox_and_the_badges_move()
    {
        // The whole schedule is on the screen, so that the pictures show the badges.
        await using var visitor = await server.VisitAsync(Designer.Wall, Drafts.Edit(Drafts.Schedule));
        var designer = await Designer.OpenAsync(visitor);
        await designer.Nodes.First.WaitForAsync();
        var before = (await visitor.GetJsonAsync("/api/console/v1/cycles")).AsArray().Count;
        await designer.RunAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("instances"));

        // Each badge is a number on a node; more of them appear as the virtual clock goes on.
        var badges = designer.Frame.Locator(".x6-node .mud-badge:visible");
        await Expect(badges.First).ToBeVisibleAsync();
        await designer.FitAsync();
        await Expect(badges.First).ToBeInViewportAsync();
        await visitor.PhotographAsync("studio-run-start", wholePage: false);
        var first = await badges.CountAsync();
        await Expect(badges.Nth(first)).ToBeVisibleAsync();
        await Expect(badges.Nth(first)).ToBeInViewportAsync();
        await Expect(designer.Frame.GetByText("公布评审方案").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-run-later", wholePage: false);
        (await visitor.GetJsonAsync("/api/console/v1/cycles")).AsArray().Count.ShouldBe(before);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_faulted_trial_is_retried_and_a_waiting_one_cancelled()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var faulting = await Drafts.DrawAsync(visitor, "试错流程", Faulting, first: "F1");
        var waiting = await Drafts.DrawAsync(visitor, "等待流程");
        await visitor.GoAsync(Drafts.Edit(faulting));
        var designer = await RunAsync(visitor, "出错");
        await Expect(designer.Frame.GetByText("故障").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("studio-faulted", wholePage: false);
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "重试故障活动" }).ClickAsync();
        await Expect(designer.Message("已重试")).ToBeVisibleAsync();
        // The viewer comes back with what the retry wrote: it failed once more.
        await Expect(designer.Frame.GetByText("故障 - 重试")).ToBeVisibleAsync();
        await Expect(designer.Frame.GetByText("故障 - 故障")).ToHaveCountAsync(2);
        await visitor.PhotographAsync("studio-retried", wholePage: false);
        await designer.ShouldShowNoErrorBarAsync();

        await visitor.GoAsync("/");
        await visitor.GoAsync(Drafts.Edit(waiting));
        designer = await RunAsync(visitor, "等待");
        await designer.Frame.GetByRole(AriaRole.Button, new() { Name = "取消实例" }).ClickAsync();
        await Expect(designer.Message("已取消")).ToBeVisibleAsync();
        await visitor.Page.Locator(".design-bar").GetByText("运行实例").ClickAsync();
        await Expect(designer.List.Row("试运行 等待流程")).ToContainTextAsync("已取消");
        await visitor.PhotographAsync("studio-instances", wholePage: false);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task Trials_are_cancelled_and_deleted_alone_together_and_all_at_once()
    {
        string[] names = ["清单甲", "清单乙", "清单丙", "清单丁"];
        await using var visitor = await server.ComeAsync(Designer.Screen);
        foreach (var name in names)
        {
            var id = await Drafts.DrawAsync(visitor, name);
            await visitor.PostJsonAsync($"/elsa/api/workflow-definitions/{id}/execute", "{}");
        }

        await visitor.GoAsync("/design?at=workflows/instances");
        var designer = await Designer.OpenAsync(visitor);
        var list = designer.List;
        await list.Rows.First.WaitForAsync();
        await list.SearchAsync("按编号、周期代码或关联号搜索", "清单");
        await Expect(list.Rows).ToHaveCountAsync(4);
        await ShouldStandAsync(
            visitor,
            ("清单甲", "Suspended"),
            ("清单乙", "Suspended"),
            ("清单丙", "Suspended"),
            ("清单丁", "Suspended")
        );

        await list.ChooseAsync(list.Row("清单甲"), "取消");
        await list.ConfirmAsync();
        await Expect(list.Row("清单甲")).ToContainTextAsync("已取消");
        await list.TickAsync("清单乙");
        await list.ChooseForTickedAsync("取消");
        await list.ConfirmAsync();
        await Expect(list.Row("清单乙")).ToContainTextAsync("已取消");
        await ShouldStandAsync(
            visitor,
            ("清单甲", "Cancelled"),
            ("清单乙", "Cancelled"),
            ("清单丙", "Suspended"),
            ("清单丁", "Suspended")
        );

        // The question offers all that the filter shows.
        await list.TickAsync("清单丙");
        await list.ChooseForTickedAsync("取消");
        await list.Dialog.GetByText("同时取消其他符合筛选条件的实例").ClickAsync();
        await visitor.PhotographAsync("studio-instances-cancel", wholePage: false);
        await designer.SentAsync(() => list.ConfirmAsync(), "alterations/submit");
        await Expect(designer.Message("已取消 2 个实例")).ToBeVisibleAsync();
        await Expect(list.Row("已取消")).ToHaveCountAsync(4);
        await ShouldStandAsync(
            visitor,
            ("清单甲", "Cancelled"),
            ("清单乙", "Cancelled"),
            ("清单丙", "Cancelled"),
            ("清单丁", "Cancelled")
        );

        await list.ChooseAsync(list.Row("清单甲"), "删除");
        await list.ConfirmAsync();
        await Expect(list.Rows).ToHaveCountAsync(3);
        await list.TickAsync("清单乙", "清单丙");
        await list.ChooseForTickedAsync("删除");
        await list.ConfirmAsync();
        await Expect(designer.Message("已删除 2 个实例")).ToBeVisibleAsync();
        await Expect(list.Rows).ToHaveCountAsync(1);
        await visitor.PhotographAsync("studio-instances-left", wholePage: false);
        await ShouldStandAsync(visitor, ("清单丁", "Cancelled"));
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_container_is_opened_changed_tried_alone_and_found_again_from_the_journal()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.DrawAsync(visitor, "分层流程", Deciding, first: "If1");
        await visitor.GoAsync(Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await designer.Node("是否继续").GetByText("继续的内容").ClickAsync();
        await Expect(designer.Nodes).ToHaveCountAsync(2);
        await Expect(designer.Path).ToContainTextAsync("是");
        await designer.SelectAsync("写下问候");
        (await designer.TypeAsync("文字", "你好，评委")).ShouldBe(200);
        var saved = await visitor.GetJsonAsync(
            $"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest"
        );
        (
            (string?)
                saved["root"]!["activities"]![0]!["then"]!["activities"]!
                    .AsArray()
                    .Single(activity => (string?)activity!["id"] == "L1")!["text"]!["expression"]!["value"]
        ).ShouldBe("你好，评委");

        await designer.OpenTabAsync("测试");
        await designer.SentAsync(
            () => designer.Frame.GetByRole(AriaRole.Button, new() { Name = "开始", Exact = true }).ClickAsync(),
            "tests/activities"
        );
        await Expect(designer.Frame.GetByText("你好，评委").First).ToBeAttachedAsync();
        await visitor.PhotographAsync("studio-test-tab", wholePage: false);
        await designer.Path.GetByText("根").ClickAsync();
        await Expect(designer.Nodes).ToHaveCountAsync(1);

        await designer.RunAsync();
        await Expect(designer.Frame.GetByRole(AriaRole.Button, new() { Name = "取消实例" })).ToBeVisibleAsync();
        await designer.ShowWholeJournalAsync();
        await designer.OpenFromJournalAsync("写下问候", nodes: 2);
        await Expect(designer.Path).ToContainTextAsync("是");
        await visitor.PhotographAsync("studio-journal-inside", wholePage: false);
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_definition_used_as_an_activity_is_looked_into()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var used = await Drafts.DrawAsync(
            visitor,
            "通用步骤",
            $"{Writing},{Drafts.Waiting}",
            first: "L1",
            WritingThenWaiting,
            isUsable: true
        );
        await visitor.PostJsonAsync($"/elsa/api/workflow-definitions/{used}/publish", "{}");
        await using (var second = await server.SignInSecondAsync(Designer.Screen))
            await Drafts.ApproveAsync(second, "通用步骤");
        var version = (string?)
            (
                await visitor.GetJsonAsync(
                    $"/elsa/api/workflow-definitions/by-definition-id/{used}?versionOptions=Published"
                )
            )["id"];
        var user =
            $$"""{"id":"S1","type":"通用步骤","name":"S1","version":1,"metadata":{"displayText":"先做通用步骤","designer":{"position":{"x":80,"y":60},"size":{"width":150,"height":54} } },"workflowDefinitionId":"{{used}}","workflowDefinitionVersionId":"{{version}}"}""";
        var id = await Drafts.DrawAsync(visitor, "引用流程", user, first: "S1");

        await visitor.GoAsync(Drafts.Edit(id));
        var designer = await RunAsync(visitor, "先做通用步骤");
        await Expect(designer.Nodes).ToHaveCountAsync(1);
        await designer.ShowWholeJournalAsync();
        // Studio names a line by the type of what its own definition does not hold.
        await designer.OpenFromJournalAsync("写一行", nodes: 2);
        await Expect(designer.Node("写下问候")).ToBeVisibleAsync();
        await Expect(designer.Path).ToContainTextAsync("内容");
        await visitor.PhotographAsync("studio-used-journal", wholePage: false);
        await designer.Path.GetByText("根").ClickAsync();
        await Expect(designer.Node("先做通用步骤")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    /// <summary>Runs the definition that is opening, as soon as it shows this node.</summary>
    private static async Task<Designer> RunAsync(Visitor visitor, string node)
    {
        var designer = await Designer.OpenAsync(visitor);
        await designer.Node(node).WaitForAsync();
        await designer.RunAsync();
        await Expect(designer.Frame.GetByRole(AriaRole.Button, new() { Name = "取消实例" })).ToBeVisibleAsync();
        return designer;
    }

    private static async Task ShouldStandAsync(
        Visitor visitor,
        params IReadOnlyList<(string Name, string SubStatus)> expected
    ) =>
        (await Drafts.InstancesAsync(visitor))
            .Where(instance => ((string?)instance["name"])!.StartsWith("试运行 清单", StringComparison.Ordinal))
            .Select(instance =>
                (Name: ((string)instance["name"]!)["试运行 ".Length..], SubStatus: (string)instance["subStatus"]!)
            )
            .ShouldBe(expected, ignoreOrder: true);
}
