using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>Single things people do, each on its own.</summary>
public sealed partial class When_somebody_works_at_the_console(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static readonly (string Name, string Route)[] Pages =
    [
        ("overview-start", "/"),
        ("sandbox-form", "/sandbox"),
        ("notices", "/notices"),
        ("calendars", "/calendars"),
        ("settings", "/settings"),
        ("new-cycle", "/cycles/new"),
    ];

    [Fact]
    public async Task The_sandbox_plays_Tianjin_2024_to_the_end()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/sandbox");
        await PlayAsync(visitor, seconds: 8);
        await visitor.PhotographAsync("sandbox-finished");
        var page = visitor.Page;
        (await FigureAsync(page, "已提交申报")).ShouldBeGreaterThan(0);
        (await FigureAsync(page, "期限总数")).ShouldBeGreaterThanOrEqualTo(
            await FigureAsync(page, "按时") + await FigureAsync(page, "逾期")
        );
        (await FigureAsync(page, "按时")).ShouldBeGreaterThan(0);
        (await FigureAsync(page, "提醒")).ShouldBeGreaterThan(0);
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_sandbox_plays_on_a_telephone_too()
    {
        await using var visitor = await server.VisitAsync(Visitor.Telephone, "/sandbox");
        await PlayAsync(visitor, seconds: 5);
        await visitor.PhotographAsync("sandbox-finished");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Every_page_fits_its_window(int width)
    {
        var size = width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;
        foreach (var (name, route) in Pages)
        {
            await using var visitor = await server.VisitAsync(size, route);
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await visitor.ShouldFitTheWidthAsync();
            await visitor.PhotographAsync(name);
            visitor.ShouldHaveSeenNoTrouble();
        }
    }

    [Fact]
    public async Task A_cycle_reads_as_a_list_on_a_telephone()
    {
        await using var visitor = await server.VisitAsync(Visitor.Telephone, "/cycles/new");
        await Story.CreateTianjinAsync(visitor.Page, "TJ-2024-T");
        await Expect(visitor.Page.Locator(".list-today")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".list-row .clause").First).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("cycle");
        await visitor.Page.Locator(".list-row .link-title").First.ClickAsync();
        await Expect(visitor.Page.Locator(".deadline-drawer blockquote").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("deadline", wholePage: false);
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_wrong_password_is_answered_with_the_servers_sentence()
    {
        await using var visitor = await server.VisitAsStrangerAsync(Visitor.Desk, "/");
        var page = visitor.Page;
        await page.GetByLabel("用户名").FillAsync("nobody");
        await page.GetByLabel("密码").FillAsync("not-the-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("用户名或密码不正确");
        await visitor.PhotographAsync("sign-in");
    }

    [Fact]
    public async Task Signing_out_leads_to_the_sign_in_page_and_back_in()
    {
        await using var visitor = await server.VisitAsStrangerAsync(Visitor.Desk, "/calendars");
        var page = visitor.Page;
        await page.GetByLabel("用户名").FillAsync(SignedInServer.Name);
        await page.GetByLabel("密码").FillAsync(SignedInServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "工作日历" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(SignIn());
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_supervisor_is_offered_nothing_to_change()
    {
        await using var administrator = await server.VisitAsync(Visitor.Desk, "/settings");
        var page = administrator.Page;
        await page.GetByRole(AriaRole.Tab, new() { Name = "用户" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "添加用户" }).ClickAsync();
        await page.GetByLabel("姓名（显示用）").FillAsync("赵监督");
        await page.GetByLabel("用户名").FillAsync("zhao");
        await page.GetByLabel("角色").ClickAsync();
        await page.Locator(".ant-select-dropdown:visible").GetByTitle("监督员（只读）").ClickAsync();
        await page.GetByLabel("单位代码").FillAsync("C001");
        await page.GetByLabel("密码").FillAsync("supervise-the-draw");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "赵监督" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "监督员（只读）（C001）" })).ToBeVisibleAsync();
        await administrator.PhotographAsync("users");
        await page.GetByRole(AriaRole.Row, new() { Name = "赵监督" })
            .GetByRole(AriaRole.Button, new() { Name = "修改" })
            .ClickAsync();
        await Expect(page.GetByLabel("单位代码")).ToHaveValueAsync("C001");
        await administrator.PhotographAsync("user-changed");
        await page.GetByLabel("单位代码").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "监督员（只读）", Exact = true })).ToBeVisibleAsync();

        await using var supervisor = await server.VisitAsStrangerAsync(Visitor.Desk, "/");
        await supervisor.Page.GetByLabel("用户名").FillAsync("zhao");
        await supervisor.Page.GetByLabel("密码").FillAsync("supervise-the-draw");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "工作日历" })).ToBeVisibleAsync();
        await Expect(supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "门户与用户" })).ToHaveCountAsync(0);
        await Expect(supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "创建周期" })).ToHaveCountAsync(0);
        supervisor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_page_speaks_English_when_asked()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await visitor.PhotographAsync("overview-english", wholePage: false);
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static async Task PlayAsync(Visitor visitor, int seconds)
    {
        var page = visitor.Page;
        await page.GetByLabel("年度安排").ClickAsync();
        await page.Locator(".ant-select-item-option")
            .GetByText("天津市2024年度职称评审", new() { Exact = true })
            .ClickAsync();
        await page.GetByLabel("播放时长（秒）").FillAsync(seconds.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "开始演练" }).ClickAsync();

        // A throw-away database is made first; a play that fails says so and is not waited for.
        var virtualDay = page.Locator(".virtual-day");
        var failure = page.GetByText("演练失败");
        await Expect(virtualDay.Or(failure)).ToBeVisibleAsync();
        (await failure.CountAsync()).ShouldBe(0, await page.Locator("main").InnerTextAsync());
        await Expect(virtualDay).ToContainTextAsync(VirtualDay());
        await Expect(page.Locator(".timeline-today")).ToBeVisibleAsync();
        await Expect(page.Locator(".feed li").First).ToBeVisibleAsync();
        await Expect(page.Locator(".stage-bar").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("sandbox-playing", wholePage: false);
        await visitor.ShouldFitTheWidthAsync();
        await Expect(page.Locator("[data-status=finished]")).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
    }

    private static async Task<int> FigureAsync(IPage page, string label)
    {
        var term = page.GetByText(label, new() { Exact = true });
        return int.Parse(
            await page.Locator(".sandbox-summary .summary-figures > div", new() { Has = term })
                .Locator("dd")
                .InnerTextAsync()
        );
    }

    [GeneratedRegex("202[45]年.*星期")]
    private static partial Regex VirtualDay();

    [GeneratedRegex("/sign-in$")]
    private static partial Regex SignIn();
}
