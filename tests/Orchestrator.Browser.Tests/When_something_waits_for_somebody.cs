using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>待办: one list of what waits, with the day it lapses; and deadlines and applications at addresses of their own.</summary>
public sealed class When_something_waits_for_somebody(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_change_waits_for_the_second_person_and_not_for_who_proposed_it(int width)
    {
        var size = width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;
        var code = $"TJ-WAIT-{width}";
        await using var first = await server.VisitAsync(size, "/cycles/new");
        await Story.CreateTianjinAsync(first.Page, code);
        var proposed = await first.Api.PostAsync(
            $"{server.Address}/api/console/v1/moves",
            new()
            {
                Headers = new Dictionary<string, string>
                {
                    ["X-Requested-With"] = "orchestrator",
                    ["Origin"] = server.Address,
                },
                DataObject = new
                {
                    kind = "dates",
                    reason = "会场检修",
                    cycle = code,
                    dates = new { reviewBy = "2025-01-24" },
                },
            }
        );
        proposed.Status.ShouldBe(201, await proposed.TextAsync());
        await first.GoAsync("/waiting");
        await Expect(first.Page.GetByRole(AriaRole.Heading, new() { Name = "待办" })).ToBeVisibleAsync();
        await Expect(RowOf(first.Page, code).Filter(new() { HasText = "日期变更" })).ToHaveCountAsync(0);

        await using var second = await server.SignInSecondAsync(size);
        await second.GoAsync("/waiting");
        var row = RowOf(second.Page, code).Filter(new() { HasText = "日期变更" });
        await Expect(row).ToContainTextAsync(SignedInServer.Name);
        await second.ShouldFitTheWidthAsync();
        await second.PhotographAsync("waiting");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(second.Page.GetByText("会场检修").First).ToBeVisibleAsync();
        first.ShouldHaveSeenNoTrouble();
        second.ShouldHaveSeenNoTrouble();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_deadline_has_an_address_of_its_own(int width)
    {
        var size = width == Visitor.Desk.Width ? Visitor.Desk : Visitor.Telephone;
        var code = $"TJ-PAGE-{width}";
        await using var visitor = await server.VisitAsync(size, "/cycles/new");
        var page = visitor.Page;
        await Story.CreateTianjinAsync(page, code);
        var deadlines = await visitor.Api.GetAsync($"{server.Address}/api/console/v1/cycles/{code}/deadlines");
        var id = (await deadlines.JsonAsync())!.Value.EnumerateArray().First().GetProperty("id").GetString();
        await visitor.GoAsync($"/cycles/{code}/deadlines/{id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "为什么是这一天" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeVisibleAsync();
        await Expect(page).Not.ToHaveTitleAsync("职称评审周期管理");
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("deadline-page");
        visitor.ShouldHaveSeenNoTrouble();
    }

    private static ILocator RowOf(IPage page, string code) =>
        page.GetByRole(AriaRole.Row).Filter(new() { HasText = code });
}
