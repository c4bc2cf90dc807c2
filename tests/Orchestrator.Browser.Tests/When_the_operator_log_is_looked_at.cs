using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>操作日志: found by day, person and kind; its head is taken and the log checked against it.</summary>
public sealed class When_the_operator_log_is_looked_at(SignedInServer server) : IClassFixture<SignedInServer>
{
    public static TheoryData<int, int> Windows =>
        new()
        {
            { 390, 844 },
            { 768, 1024 },
            { 1280, 800 },
        };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task The_page_fits_its_window(int width, int height)
    {
        await using var visitor = await server.VisitAsync(new() { Width = width, Height = height }, "/operator-log");
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "操作日志", Level = 1 }))
            .ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "建立首位管理员" })).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("operator-log");
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task It_is_found_by_kind_person_and_day()
    {
        await using (var second = await server.SignInSecondAsync(Visitor.Desk))
        {
            // Somebody else has a line of their own now.
        }
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/operator-log");
        var page = visitor.Page;
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "li.hua" }).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "登录名" }).FillAsync("li.hua");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "建立首位管理员" })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "登录", Exact = true }).First).ToBeVisibleAsync();

        await page.GetByLabel("自", new() { Exact = true }).FillAsync("2030-01-01");
        await Expect(page.GetByText("没有符合条件的记录。")).ToBeVisibleAsync();
        visitor.ShouldHaveSeenNoTrouble();
    }

    [Fact]
    public async Task The_log_is_checked_against_a_head_that_was_taken()
    {
        await using var visitor = await server.VisitAsync(Visitor.Desk, "/operator-log");
        var page = visitor.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "核对全部封印" }).ClickAsync();
        await Expect(page.GetByText("全部相符；未与链头核对")).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "取得链头" }).ClickAsync()
        );
        var head = await File.ReadAllTextAsync(await download.PathAsync());
        await CheckAsync(head);
        await Expect(page.GetByText("且包含链头所记的")).ToBeVisibleAsync();
        await visitor.PhotographAsync("operator-log-checked");

        await CheckAsync(head.Replace("\"sequence\": ", "\"sequence\": 1", StringComparison.Ordinal));
        await Expect(page.GetByText("该链头不是本系统签发的，或已被改动。")).ToBeVisibleAsync();
        await CheckAsync("{}");
        await Expect(page.GetByText("这个文件不是链头")).ToBeVisibleAsync();
        visitor.ShouldHaveSeenNoTrouble();

        Task CheckAsync(string file) =>
            page.Locator("input[type=file]")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "head.json",
                        MimeType = "application/json",
                        Buffer = System.Text.Encoding.UTF8.GetBytes(file),
                    }
                );
    }

    [Fact]
    public async Task An_account_without_the_right_is_not_offered_it()
    {
        await using var stranger = await server.VisitAsStrangerAsync(Visitor.Desk, "/operator-log");
        await Expect(stranger.Page.GetByRole(AriaRole.Heading, new() { Name = "操作日志" })).ToHaveCountAsync(0);
        (await stranger.Api.GetAsync(server.Address + "/api/console/v1/operator-log")).Status.ShouldBe(401);
    }
}
