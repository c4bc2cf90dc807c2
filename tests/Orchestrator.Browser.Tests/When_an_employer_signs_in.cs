using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>An employer's HR person meets their own applications first, and nothing of others to do (PERSONAS §4).</summary>
public sealed class When_an_employer_signs_in(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(768, 1024)]
    [InlineData(390, 844)]
    public async Task Their_own_applications_come_first(int width, int height)
    {
        var size = new ViewportSize { Width = width, Height = height };
        await using (var administrator = await server.VisitAsync(size, "/cycles/new"))
            await Story.CreateTianjinAsync(administrator.Page, $"TJ-HR-{width}");
        await using var visitor = await server.SignInAsync(
            size,
            $"hr-{width}",
            new { role = "employer", organisation = "U001" }
        );
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await Expect(page.GetByText("待本单位办理的申报")).ToBeVisibleAsync();
        await Expect(page.GetByText("没有符合条件的申报。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "创建周期" })).ToHaveCountAsync(0);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("employer-first");
        await visitor.GoAsync("/applications");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "申报", Exact = true })).ToBeVisibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.PhotographAsync("applications");
        visitor.ShouldHaveSeenNoTrouble();
    }
}
