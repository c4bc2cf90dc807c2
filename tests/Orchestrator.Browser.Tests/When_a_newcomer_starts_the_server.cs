using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>From the one-time link to a running cycle, as one person's story.</summary>
public sealed class When_a_newcomer_starts_the_server(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task The_page_leads_from_the_one_time_link_to_a_running_cycle()
    {
        await using var server = await ServerProcess.StartAsync("--Practice:Start=2024-09-10");
        await using var visitor = await Visitor.ComeAsync(browser.Browser, Visitor.Desk, server.Address);
        var page = visitor.Page;

        await page.GotoAsync(server.WelcomeLink);
        await visitor.PhotographAsync("welcome");
        await Story.SetUpFirstAdministratorAsync(page);

        // The empty overview says what to do first.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "打开沙箱，用30秒演练2024年天津周期" }))
            .ToBeVisibleAsync();
        await Expect(page.GetByText("练习模式")).ToBeVisibleAsync();
        await visitor.PhotographAsync("overview-empty");

        await page.GetByRole(AriaRole.Button, new() { Name = "创建周期" }).ClickAsync();
        await Story.CreateTianjinAsync(page, "TJ-2024");
        await Expect(page.Locator(".timeline-today")).ToBeVisibleAsync();
        await visitor.PhotographAsync("cycle");

        await page.GotoAsync(server.Address + "/#/");
        await Expect(page.Locator(".timeline-today")).ToContainTextAsync("9月10日");
        await Story.JumpToAsync(page, "2024-10-21T09:00");
        await Expect(page.Locator(".timeline-today")).ToContainTextAsync("10月21日");
        await visitor.PhotographAsync("overview", wholePage: false);
        await visitor.PhotographAsync("overview-whole");

        await ShouldTellWhyAsync(visitor);
        visitor.ShouldHaveSeenNoTrouble();
    }

    // 为什么是这一天: the notice's sentence, the clause, and each day counted or skipped.
    private static async Task ShouldTellWhyAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/#/cycles/TJ-2024");
        var department = page.Locator("[data-deadline]").Filter(new() { HasText = "TJ24-4.2-i" }).First;
        await department.HoverAsync();
        await Expect(page.Locator(".brief .quote").First).ToBeVisibleAsync();
        await department.ClickAsync();
        var drawer = page.Locator(".deadline-drawer");
        await Expect(drawer.GetByText("TJ24-4.2-i").First).ToBeVisibleAsync();
        await Expect(drawer.Locator("blockquote").Filter(new() { HasText = "TJ24-4.2-i" }))
            .ToContainTextAsync("11月1日");
        await Expect(drawer.Locator(".proof-text")).ToBeVisibleAsync();
        await visitor.PhotographAsync("deadline", wholePage: false);
        await page.Keyboard.PressAsync("Escape");

        // A counted deadline shows its days.
        await page.Locator("[data-deadline]").Filter(new() { HasText = "TJ24-4.3-c" }).First.ClickAsync();
        await Expect(drawer.Locator(".proof-day.is-counted").First).ToBeVisibleAsync();
        await visitor.PhotographAsync("proof", wholePage: false);
    }
}
