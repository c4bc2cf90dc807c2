using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// Another city's year with two tracks, from its notice to a play, by two people at their screens and without a line of JSON: what the
/// notice says is drafted, what it leaves to the title office is drawn.
/// </summary>
public sealed class When_a_city_draws_its_own_year(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Title = "海州市人力资源和社会保障局关于做好2025年度职称评审工作的通知";
    private const string ScheduleName = "海州市2025年度职称评审";
    private const string ApplicationName = "海州市2025年度职称申报";

    private const string Text = $"""
        {Title}

        海人社职〔2025〕6号

        各用人单位：

        一、时间安排

        （一）申报人自2025年3月3日起登录系统填报，业务主管部门审核提交于4月25日前完成，逾期不予受理。

        （二）中级职称单独组织一批，时间由市职称办另行安排。

        二、推荐与评审

        （一）用人单位推荐委员会出席人数不少于三分之二，同意票超过半数方可推荐。

        （二）评审会议召开7日前完成专家抽取，评审工作于2025年7月31日前完成。

        （三）评审结果公示期不少于7个工作日。

        海州市人力资源和社会保障局
        2025年1月13日
        """;

    private static readonly string[] Ends =
    [
        "certified",
        "notRecommended",
        "objectionUpheld",
        "departmentRejected",
        "notAccepted",
        "abandoned",
        "notPassed",
        "overdue",
        "withdrawn",
    ];

    [Fact]
    public async Task It_is_imported_drawn_with_two_tracks_published_and_played()
    {
        await using var visitor = await server.VisitAsync(Designer.Wall, "/notices?show=read");
        var page = visitor.Page;
        await ReadAsync(page);
        await ButtonOf(page, "导入通知").ClickAsync();
        await ButtonOf(page, "提交批准").ClickAsync();
        await using var second = await server.SignInSecondAsync(Designer.Screen);
        await second.GoAsync("/notices?show=waiting");
        var waiting = second.Page.Locator(".pending").Filter(new() { HasText = Title });
        await waiting.GetByRole(AriaRole.Button, new() { Name = "核对无误，批准" }).ClickAsync();
        await Expect(waiting).ToHaveCountAsync(0);

        await AfreshAsync(visitor, "/notices?show=read");
        await ReadAsync(page);
        await ButtonOf(page, "起草年度安排").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "起草的年度安排" })).ToBeVisibleAsync();

        await DrawVoteAsync(visitor);
        await DrawTracksAsync(visitor);
        await ApproveAsync(second, ApplicationName);
        await ApproveAsync(second, ScheduleName);

        await PlayAsync(visitor);
        visitor.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    private static async Task ReadAsync(IPage page)
    {
        await page.GetByLabel("粘贴通知全文").FillAsync(Text);
        await ButtonOf(page, "读取").ClickAsync();
        await Expect(page.Locator("[data-rule]").First).ToBeVisibleAsync();
        await ButtonOf(page, "确认其余无疑问的规则").ClickAsync();
    }

    /// <summary>What the employer's committee has to reach, which the notice says and the draft leaves to a person.</summary>
    private static async Task DrawVoteAsync(Visitor visitor)
    {
        var designer = await OpenAsync(visitor, "hz25-application", 23);
        await designer.SelectAsync("用人单位审核推荐");
        var vote = new StudioForm(designer, "推荐委员会表决");
        (await vote.BeginAsync()).ShouldBe(200);
        (await vote.TypeAsync("出席比例", "三分之二")).ShouldBe(200);
        await vote.ShouldSayAsync("写成 2/3");
        (await vote.TypeAsync("出席比例", "2/3")).ShouldBe(200);
        (await vote.TypeAsync("同意比例", ">1/2")).ShouldBe(200);
        (await vote.AddChoiceAsync("条款", "HZ25-2.1-a")).ShouldBe(200);
        await Expect(vote.Problems).ToHaveCountAsync(0);
        await visitor.PhotographAsync("city-vote", wholePage: false);
        (await designer.PublishAsync()).ShouldBe(200);
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
    }

    private static async Task DrawTracksAsync(Visitor visitor)
    {
        var designer = await OpenAsync(visitor, "hz25", 14);
        await designer.SelectAsync("申报窗口");
        (await designer.TypeAsync("批次", "高级批")).ShouldBe(200);
        foreach (var level in (string[])["正高", "副高"])
            (await designer.AddLineAsync("批次的层级", level)).ShouldBe(200);

        var window = "";
        (
            await designer.SavedAsync(async () =>
                window = await designer.DropAsync("职称评审·年度", "申报窗口", 380, 420)
            )
        ).ShouldBe(200);
        (await designer.ChooseAsync("开放日", "固定日期")).ShouldBe(200);
        (await designer.TypeAsync("开放日 · 日期", "2025-04-07")).ShouldBe(200);
        (await designer.ChooseAsync("截止时间", "固定日期")).ShouldBe(200);
        (await designer.TypeAsync("截止时间 · 日期", "2025-05-23")).ShouldBe(200);
        (await designer.ChooseAsync("申报流程", ApplicationName)).ShouldBe(200);
        (await designer.TickAsync("关闭时通知每份申报")).ShouldBe(200);
        (await designer.TypeAsync("批次", "中级批")).ShouldBe(200);
        (await designer.AddLineAsync("批次的层级", "中级")).ShouldBe(200);
        (await designer.SavedAsync(() => designer.Clause("HZ25-1.2-a").Last.ClickAsync())).ShouldBe(200);

        var closings = new StudioForm(designer, "各方截止时间");
        (await closings.AddAsync("截止时间")).ShouldBe(200);
        (await closings.ChooseAsync("责任方", "用人单位")).ShouldBe(200);
        (await closings.BeginAsync()).ShouldBe(200);
        (await closings.ChooseAsync("日期怎样确定", "固定日期")).ShouldBe(200);
        await closings.ShouldSayAsync("必填");
        (await closings.TypeAsync("日期", "2025-05-16")).ShouldBe(200);
        await Expect(closings.Problems).ToHaveCountAsync(0);
        await visitor.PhotographAsync("city-track", wholePage: false);

        (await designer.SavedAsync(() => designer.ConnectAsync("PublishPlan", "Done", window))).ShouldBe(200);
        (await designer.SavedAsync(() => designer.ConnectAsync(window, "Done", "Meeting"))).ShouldBe(200);
        await visitor.PhotographAsync("city-drawn", wholePage: false);
        (await designer.PublishAsync()).ShouldBe(200);
        await Expect(designer.Message("另一人")).ToBeVisibleAsync();
        await designer.ShouldShowNoErrorBarAsync();
    }

    /// <summary>Opens a definition and fits its drawing into the canvas.</summary>
    private static async Task<Designer> OpenAsync(Visitor visitor, string id, int nodes)
    {
        await AfreshAsync(visitor, Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await Expect(designer.Nodes).ToHaveCountAsync(nodes);
        await designer.FitAsync();
        return designer;
    }

    /// <summary>Comes to a page from elsewhere: what was typed or opened on it before is not kept.</summary>
    private static async Task AfreshAsync(Visitor visitor, string route)
    {
        await visitor.Page.GotoAsync("about:blank");
        await visitor.GoAsync(route);
    }

    private static async Task ApproveAsync(Visitor second, string name)
    {
        await second.GoAsync("/design?show=changes");
        var card = second.Page.Locator(".ant-card").Filter(new() { HasText = name });
        await card.GetByRole(AriaRole.Button, new() { Name = "核对差异" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "批准发布" }).ClickAsync();
        await second.Page.Locator(".ant-popover button.ant-btn-primary").First.ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
    }

    private static async Task PlayAsync(Visitor visitor)
    {
        var begun = visitor.Page.WaitForResponseAsync(new Regex("/api/console/v1/sandboxes$"));
        await AfreshAsync(visitor, "/sandbox?play=hz25");
        var play = (await (await begun).JsonAsync())!.Value.GetProperty("id").GetString();
        await Expect(visitor.Page.Locator("[data-status=finished]")).ToBeVisibleAsync();
        await visitor.PhotographAsync("city-played");
        var played = await visitor.GetJsonAsync("/api/console/v1/sandboxes/" + play);
        var applications = played["applications"]!;
        var stages = applications["byStage"]!.AsArray().Select(stage => (string)stage!["stage"]!).ToList();
        stages.ShouldContain("certified");
        // Whoever has not come to an end is stuck.
        stages.ShouldBeSubsetOf(Ends);
        ((int)applications["submitted"]!).ShouldBe(50);
    }

    private static ILocator ButtonOf(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
