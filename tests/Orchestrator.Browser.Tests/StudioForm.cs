using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Orchestrator.Browser.Tests;

/// <summary>A form of ours over a structured input of the selected activity.</summary>
/// <param name="designer">The designer it stands in.</param>
/// <param name="label">What the input is called.</param>
internal sealed class StudioForm(Designer designer, string label)
{
    public ILocator Place { get; } =
        designer
            .Frame.Locator(".studio-form")
            .Filter(new() { Has = designer.Frame.Locator("b.title").GetByText(label, new() { Exact = true }) });

    /// <summary>The last item of a list.</summary>
    public ILocator Last => Place.Locator(".item").Last;

    /// <summary>Adds to the list; what is new stands open. The HTTP status of the save.</summary>
    public async Task<int> AddAsync(string noun)
    {
        await Place.ScrollIntoViewIfNeededAsync();
        return await designer.SavedAsync(() =>
            Place.GetByRole(AriaRole.Button, new() { Name = "添加" + noun }).Last.ClickAsync()
        );
    }

    /// <summary>Begins what is not a list.</summary>
    public Task<int> BeginAsync(ILocator? within = null) =>
        designer.SavedAsync(() =>
            (within ?? Place).GetByRole(AriaRole.Button, new() { Name = "填写" }).First.ClickAsync()
        );

    public Task<int> ChooseAsync(ILocator within, string field, string option) =>
        designer.SavedAsync(() =>
            Field(within, field).Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = option })
        );

    public Task<int> TypeAsync(ILocator within, string field, string text) =>
        designer.SavedAsync(async () =>
        {
            var input = Field(within, field).Locator("input, textarea").First;
            await input.FillAsync(text);
            await input.PressAsync("Tab");
        });

    public async Task ShouldSayAsync(string problem) =>
        await Expect(Place.Locator(".problem").Filter(new() { HasText = problem }).First).ToBeVisibleAsync();

    private static ILocator Field(ILocator within, string label) =>
        within
            .Locator(".field")
            .Filter(new() { Has = within.Page.Locator(":scope > .label").GetByText(label, new() { Exact = true }) })
            .Last;
}
