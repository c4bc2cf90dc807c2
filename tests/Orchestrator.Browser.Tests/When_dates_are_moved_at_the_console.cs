using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// 改期: one person proposes and sees what moves, another approves, and it can be taken back; the dates of the next
/// year are confirmed one by one.
/// </summary>
public sealed class When_dates_are_moved_at_the_console(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_date_is_moved_by_two_people_and_taken_back(int width)
    {
        var size = SizeOf(width);
        var code = $"TJ-MOVE-{width}";
        var reason = $"会场检修{width}";
        await using var first = await server.VisitAsync(size, "/cycles/new");
        var page = first.Page;
        await Story.CreateTianjinAsync(page, code);
        await page.GotoAsync($"{server.Address}/#/moves?show=new");
        await ChooseAsync(page, "周期", code);
        await page.GetByLabel("全部评审工作（12月底前，原则上）").FillAsync("2025-01-24");
        await page.GetByLabel("理由").FillAsync(reason);
        await ButtonOf(page, "预览").ClickAsync();
        await Expect(page.GetByText("1 项期限改期")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "2025-01-24" })).ToBeVisibleAsync();
        await first.ShouldFitTheWidthAsync();
        await first.PhotographAsync("moves-proposed");
        await ButtonOf(page, "提出变更").ClickAsync();
        var own = Card(page, reason);
        await Expect(ButtonOf(own, "批准")).ToBeDisabledAsync();

        await using var second = await server.SignInSecondAsync(size);
        await second.Page.GotoAsync($"{server.Address}/#/moves");
        var card = Card(second.Page, reason);
        await Expect(card.GetByRole(AriaRole.Cell, new() { Name = "2024-12-31" })).ToBeVisibleAsync();
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("moves-waiting");
        await ButtonOf(card, "批准").ClickAsync();
        var applied = second.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = reason });
        await Expect(applied).ToContainTextAsync("已生效");

        await ButtonOf(applied, "撤回变更").ClickAsync();
        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("理由").FillAsync("提前修好" + width);
        await ButtonOf(dialog, "预览").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Cell, new() { Name = "2024-12-31" })).ToBeVisibleAsync();
        await second.PhotographAsync("moves-taken-back", wholePage: false);
        await ButtonOf(dialog, "提出变更").ClickAsync();
        await Expect(Card(second.Page, "提前修好" + width)).ToBeVisibleAsync();
        first.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task An_extension_asks_for_whom_and_until_when()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/cycles/new");
        var page = visitor.Page;
        await Story.CreateTianjinAsync(page, "TJ-EXT");
        await page.GotoAsync($"{server.Address}/#/moves?show=new");
        await page.GetByText("延期", new() { Exact = true }).ClickAsync();
        await ChooseAsync(page, "周期", "TJ-EXT");
        await ChooseAsync(page, "延长哪个日期", "全部评审工作");
        await page.GetByLabel("延长几个工作日").FillAsync("5");
        await page.GetByLabel("理由").FillAsync("专家不足");
        await ButtonOf(page, "预览").ClickAsync();

        await Expect(page.GetByText("1 项期限改期")).ToBeVisibleAsync();
        await visitor.PhotographAsync("moves-extension");
        await page.GetByText("流程变更", new() { Exact = true }).ClickAsync();
        await Expect(page.GetByLabel("年度安排改用第几版")).ToBeVisibleAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Taking_up_again_asks_for_applications_that_missed_a_date_and_the_new_last_day(int width)
    {
        var code = $"TJ-AGAIN-{width}";
        await using var visitor = await server.VisitAsync(SizeOf(width), "/cycles/new");
        var page = visitor.Page;
        await Story.CreateTianjinAsync(page, code);
        await page.GotoAsync($"{server.Address}/#/moves?show=new");
        await page.GetByText("恢复办理", new() { Exact = true }).ClickAsync();
        await ChooseAsync(page, "周期", code);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "因逾期而终止的申报" }).ClickAsync();
        await Expect(page.GetByText("没有因逾期而终止的申报。")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("新的截止日").FillAsync("2024-10-25");
        await ButtonOf(page, "预览").ClickAsync();

        await Expect(ButtonOf(page, "提出变更")).ToBeDisabledAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("moves-reopen");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [InlineData(1280, "天津市2024年度职称评审", "tianjin-2025", "2025-01-01")]
    [InlineData(390, "运城市2024年度职称评审", "yuncheng-2025", "2025-01-01")]
    public async Task A_new_years_dates_stand_beside_the_old_and_are_confirmed_one_by_one(
        int width,
        string schedule,
        string made,
        string day
    )
    {
        await using var visitor = await server.VisitAsync(SizeOf(width), "/moves?show=new-year");
        var page = visitor.Page;
        await ChooseAsync(page, "原年度安排", schedule);
        await Expect(page.GetByLabel("新年度", new() { Exact = true })).ToHaveValueAsync("2025");
        await Expect(page.GetByText("待确认", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("按规则", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("new-year-side-by-side");
        await ButtonOf(page, "存为草稿，逐个确认").ClickAsync();
        await page.GetByRole(AriaRole.Tooltip).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();

        var draft = page.Locator(".pending").Filter(new() { HasText = made }).Filter(new() { HasNotText = made + "-" });
        var dates = draft.Locator(".year-date");
        await Expect(dates.First).ToBeVisibleAsync();
        var count = await dates.CountAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("new-year-to-confirm");
        await ButtonOf(dates.First, "确认").ClickAsync();
        await Expect(dates).ToHaveCountAsync(count - 1);
        await dates.First.GetByLabel("新年度日期").FillAsync(day);
        await Expect(ButtonOf(dates.First, "按此日期确认")).ToBeVisibleAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static ViewportSize SizeOf(int width) => width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;

    private static ILocator Card(IPage page, string reason) =>
        page.Locator(".pending").Filter(new() { HasText = reason });

    private static ILocator ButtonOf(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator ButtonOf(ILocator part, string name) =>
        part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await page.Locator(".ant-select-dropdown:visible .ant-select-item-option")
            .Filter(new() { HasText = option })
            .First.ClickAsync();
    }
}
