using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>What people do on the page, in the page's own words.</summary>
internal static class Story
{
    public static async Task SetUpFirstAdministratorAsync(IPage page)
    {
        await page.GetByLabel("姓名（显示用）").FillAsync("王敏");
        await page.GetByLabel("用户名").FillAsync(SignedInServer.Name);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(SignedInServer.Password);
        await page.GetByLabel("再次输入密码").FillAsync(SignedInServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "完成设置并进入" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "总览" })).ToBeVisibleAsync();
    }

    /// <summary>Creates the cycle of Tianjin 2024 with the recommended inputs, from the page for it.</summary>
    public static async Task CreateTianjinAsync(IPage page, string code)
    {
        await page.GetByRole(AriaRole.Combobox).First.ClickAsync();
        await page.GetByTitle("天津市2024年度职称评审").ClickAsync();
        await page.GetByLabel("周期代码").FillAsync(code);
        // The preview below shows every date before anything is started.
        await Assertions.Expect(page.Locator("[data-deadline]").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "创建周期" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/cycles/{code}$"));
    }

    /// <summary>Moves the practice clock forward; time is Beijing's, e.g. 2024-10-21T09:00.</summary>
    public static async Task JumpToAsync(IPage page, string time)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "拨到" }).First.ClickAsync();
        await page.GetByLabel("拨动时钟到").FillAsync(time);
        await page.GetByRole(AriaRole.Button, new() { Name = "拨到", Exact = true }).ClickAsync();
    }
}
