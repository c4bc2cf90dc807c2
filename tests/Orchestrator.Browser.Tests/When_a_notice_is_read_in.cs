using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// 通知: a notice's text is read, its rules are decided one by one beside the text, and the notice comes into force by
/// two people.
/// </summary>
public sealed partial class When_a_notice_is_read_in(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData(1280, 2026)]
    [InlineData(768, 2027)]
    [InlineData(390, 2028)]
    public async Task Its_rules_are_decided_and_a_second_person_brings_it_into_force(int width, int year)
    {
        var title = $"青溪市人力资源和社会保障局关于做好{year}年度职称评审工作的通知";
        await using var first = await server.VisitAsync(SizeOf(width), "/notices?show=read");
        var page = first.Page;
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "通知.txt",
                    MimeType = "text/plain",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(TextOf(title, year)),
                }
            );

        var text = page.GetByRole(AriaRole.Region, new() { Name = "通知全文" });
        await Expect(text.Locator("mark")).ToHaveCountAsync(4);
        await Expect(text).ToContainTextAsync("各用人单位：");
        var rows = page.Locator("[data-rule]");
        await Expect(rows).ToHaveCountAsync(4);
        await first.ShouldFitTheWidthAsync();
        await first.PhotographAsync("notice-read");

        await rows.Nth(1).HoverAsync();
        await Expect(text.Locator("mark").Nth(1)).ToHaveClassAsync(IsPointed());
        await text.Locator("mark").Nth(3).ClickAsync();
        await Expect(rows.Nth(3)).ToHaveClassAsync(IsPointed());

        await ButtonOf(rows.Nth(1), "更正").ClickAsync();
        await rows.Nth(1).GetByLabel("日期").FillAsync($"{year}-04-09");
        await ButtonOf(rows.Nth(1), "按此更正").ClickAsync();
        await Expect(rows.Nth(1)).ToContainTextAsync("4月9日");
        await ButtonOf(rows.Nth(2), "不是规则").ClickAsync();
        await Expect(ButtonOf(page, "导入通知")).ToBeDisabledAsync();
        await ButtonOf(rows.Nth(0), "确认").ClickAsync();
        await ButtonOf(page, "确认其余无疑问的规则").ClickAsync();
        await Expect(page.Locator("tr.verdict-confirmed")).ToHaveCountAsync(2);
        await Expect(text.Locator("mark.verdict-corrected")).ToHaveCountAsync(1);
        await ButtonOf(page, "导入通知").ClickAsync();
        await Expect(ButtonOf(page, "提交批准")).ToBeVisibleAsync();
        await first.ShouldFitTheWidthAsync();
        await first.PhotographAsync("notice-decided");
        await ButtonOf(page, "提交批准").ClickAsync();
        var own = Card(page, title);
        await Expect(ButtonOf(own, "核对无误，批准")).ToBeDisabledAsync();

        await using var second = await server.SignInSecondAsync(SizeOf(width));
        await second.Page.GotoAsync($"{server.Address}/#/notices?show=waiting");
        var card = Card(second.Page, title);
        await Expect(card).ToContainTextAsync("4月10日前");
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("notice-waiting");
        await ButtonOf(card, "核对无误，批准").ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        await second.Page.GetByRole(AriaRole.Tab, new() { Name = "现行通知" }).ClickAsync();
        await second.PhotographAsync("notices");
        await ButtonOf(second.Page, title).ClickAsync();
        var drawer = second.Page.Locator(".notice-drawer");
        await Expect(drawer).ToContainTextAsync("不少于7个工作日");
        await Expect(drawer).ToContainTextAsync($"青人社职〔{year}〕3号");
        await second.PhotographAsync("notice", wholePage: false);
        first.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task A_notice_file_with_faults_is_refused_with_their_places()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/notices?show=import");
        var page = visitor.Page;
        var paste = page.GetByLabel("粘贴通知文件（JSON），或选择文件");
        await paste.FillAsync("不是文件");
        await ButtonOf(page, "预览变化").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是有效的通知文件");
        await paste.FillAsync("""{"id":"QX25","title":"青溪市通知","jurisdiction":"青溪市","clauses":[]}""");
        await ButtonOf(page, "预览变化").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("$.clauses");
        await Expect(ButtonOf(page, "提交批准")).ToHaveCountAsync(0);
        visitor.ShouldHaveBeenRefused("POST");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_page_speaks_English_when_asked()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/notices");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Notices" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link)).ToHaveCountAsync(11);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("notices-english");
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static string TextOf(string title, int year) =>
        $"""
            {title}

            青人社职〔{year}〕3号

            各用人单位：

            一、时间安排

            （一）个人网上申报时间为{year}年3月2日至3月27日。用人单位审核推荐于4月10日前完成，逾期不予受理。

            （二）任职年限计算到{year}年12月31日。

            二、公示

            （一）评审结果公示期不少于7个工作日。

            青溪市人力资源和社会保障局
            {year}年1月12日
            """;

    private static ViewportSize SizeOf(int width) => new() { Width = width, Height = width == 390 ? 844 : 800 };

    private static ILocator Card(IPage page, string title) =>
        page.Locator(".pending").Filter(new() { HasText = title });

    private static ILocator ButtonOf(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator ButtonOf(ILocator part, string name) =>
        part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex("is-pointed")]
    private static partial Regex IsPointed();
}
