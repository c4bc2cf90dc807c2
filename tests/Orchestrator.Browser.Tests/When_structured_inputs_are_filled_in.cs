using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>What has several parts, such as the closings of a window, is filled in by forms; nobody writes JSON.</summary>
public sealed class When_structured_inputs_are_filled_in(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task The_closings_of_a_window_are_listed()
    {
        await using var visitor = await server.ComeAsync(Designer.Screen);
        var id = await Drafts.CopyAsync(visitor, "forms-window");
        await visitor.GoAsync(Drafts.Edit(id));
        var designer = await Designer.OpenAsync(visitor);
        await designer.SelectAsync("申报窗口");
        await visitor.PhotographAsync("forms-0", wholePage: false);
        await designer.SelectAsync("申报窗口");
        var closings = new StudioForm(designer, "各方截止时间");
        await Expect(closings.Place).ToBeAttachedAsync(new() { Timeout = 20000 });
        await closings.Place.ScrollIntoViewIfNeededAsync();
        await visitor.PhotographAsync("forms-1", wholePage: false);
        (await closings.AddAsync("截止时间")).ShouldBe(200);
        await visitor.PhotographAsync("forms-2", wholePage: false);
    }
}
