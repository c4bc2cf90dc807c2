using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// 提前截止 and 结转: what becomes of those under way is seen before it is proposed, a second person approves it, and the cycle shows what
/// was done.
/// </summary>
public sealed class When_an_intake_ends_early_or_a_cycle_for_good(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task An_intake_is_closed_early_by_two_people_shown_by_its_cycle_and_taken_back(int width)
    {
        var (size, code, reason, back) = (SizeOf(width), $"TJ-CLOSE-{width}", $"名额已满{width}", $"追加名额{width}");
        await using var first = await server.ComeAsync(size);
        var portal = await Portal.OpenAsync(first, $"close-{width}");
        await portal.StartAsync(code);
        await portal.SubmitAsync(code, $"C{width}A");
        await ProposeAsync(
            first,
            "提前截止",
            code,
            reason,
            async page =>
            {
                await page.GetByLabel("最后申报日").FillAsync("2024-10-11");
                await ButtonOf(page, "预览").ClickAsync();
                await Expect(page.GetByText("1 件在办申报继续办理")).ToBeVisibleAsync();
                await Expect(page.GetByText("自2024-10-12起不再受理新的申报")).ToBeVisibleAsync();
                // The notice's own closing is contradicted, in its words.
                await Expect(page.GetByText("通知原文：TJ24-4.2-i")).ToBeVisibleAsync();
            },
            "moves-closed-early"
        );

        await using var second = await server.SignInSecondAsync(size);
        await ApproveAsync(second, reason);
        await second.GoAsync("/cycles/" + code);
        await Expect(second.Page.GetByText($"申报提前截止：{reason}")).ToBeVisibleAsync();
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("cycle-closed-early");

        await second.GoAsync("/moves");
        await ButtonOf(RowOf(second.Page, reason), "撤回变更").ClickAsync();
        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("理由").FillAsync(back);
        await ButtonOf(dialog, "预览").ClickAsync();
        await Expect(dialog.GetByText("2024-11-01").First).ToBeVisibleAsync();
        await ButtonOf(dialog, "提出变更").ClickAsync();
        await Expect(Card(second.Page, back)).ToBeVisibleAsync();
        await ApproveAsync(first, back);
        (await portal.SubmitAsync(code, $"C{width}B")).ShouldNotBeEmpty();
        first.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task What_a_cancelled_cycle_leaves_is_carried_over_and_each_application_has_its_result(int width)
    {
        var (size, from, into) = (SizeOf(width), $"TJ-FROM-{width}", $"TJ-INTO-{width}");
        var reason = $"评委会撤销{width}";
        await using var first = await server.ComeAsync(size);
        await using var second = await server.SignInSecondAsync(size);
        var portal = await Portal.OpenAsync(first, $"carry-{width}");
        await portal.StartAsync(from);
        await portal.StartAsync(into);
        var goes = await portal.SubmitAsync(from, $"K{width}A");
        var stays = await portal.SubmitAsync(from, $"K{width}B");
        await CancelAsync(first, second, from);
        // Who has applied anew meanwhile is not taken twice.
        await portal.SubmitAsync(into, $"K{width}B");
        await ProposeAsync(
            first,
            "结转",
            from,
            reason,
            async page =>
            {
                await ChooseAsync(page, "结转到哪个周期", into);
                await ButtonOf(page, "选择前 2 件").ClickAsync();
                await ButtonOf(page, "预览").ClickAsync();
                await Expect(page.GetByText("1 件申报结转")).ToBeVisibleAsync();
                await Expect(LineOf(page, goes)).ToContainTextAsync("可以结转");
                await Expect(LineOf(page, stays)).Not.ToContainTextAsync("可以结转");
            },
            "moves-carried"
        );

        await ApproveAsync(second, reason);
        await RowOf(second.Page, reason).GetByRole(AriaRole.Button, new() { Name = "展开行" }).ClickAsync();
        await Expect(LineOf(second.Page, goes)).ToContainTextAsync("结转，新编号");
        await Expect(LineOf(second.Page, stays)).Not.ToContainTextAsync("新编号");
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("moves-carried-result");
        first.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    /// <summary>Fills in a change, looks at its preview, and proposes it: its proposer cannot approve it.</summary>
    private static async Task ProposeAsync(
        Visitor visitor,
        string kind,
        string code,
        string reason,
        Func<IPage, Task> fill,
        string photograph
    )
    {
        var page = visitor.Page;
        await visitor.GoAsync("/moves?show=new");
        await page.Locator(".move-kinds").GetByText(kind, new() { Exact = true }).ClickAsync();
        await ChooseAsync(page, "周期", code);
        await page.GetByLabel("理由").FillAsync(reason);
        await fill(page);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync(photograph);
        await ButtonOf(page, "提出变更").ClickAsync();
        await Expect(ButtonOf(Card(page, reason), "批准")).ToBeDisabledAsync();
    }

    private static async Task ApproveAsync(Visitor visitor, string reason)
    {
        await visitor.GoAsync("/moves");
        // Who looks at them already has the list as it was.
        await visitor.Page.ReloadAsync();
        await ButtonOf(Card(visitor.Page, reason), "批准").ClickAsync();
        await Expect(RowOf(visitor.Page, reason)).ToContainTextAsync("已生效");
    }

    private static async Task CancelAsync(Visitor first, Visitor second, string code)
    {
        var proposed = await first.SendJsonAsync(
            "/api/console/v1/moves",
            $$"""{"kind":"cancel","reason":"评委会撤销","cycle":"{{code}}"}""",
            201
        );
        await second.PostJsonAsync(
            $"/api/console/v1/moves/{proposed["id"]}/approval",
            $$"""{"preview":"{{proposed["preview"]!["hash"]}}"}"""
        );
    }

    private static ViewportSize SizeOf(int width) => width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;

    private static ILocator Card(IPage page, string reason) =>
        page.Locator(".pending").Filter(new() { HasText = reason });

    private static ILocator RowOf(IPage page, string text) =>
        page.Locator("tr.ant-table-row").Filter(new() { HasText = text }).First;

    /// <summary>An application's line: a number is given in the other cycle too.</summary>
    private static ILocator LineOf(IPage page, string number) => page.Locator($"tr[data-row-key='{number}']");

    private static ILocator ButtonOf(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator ButtonOf(ILocator part, string name) =>
        part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true }).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = option })
            .First.ClickAsync();
    }
}
