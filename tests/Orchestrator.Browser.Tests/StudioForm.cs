using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Orchestrator.Browser.Tests;

/// <summary>
/// A form of ours over a structured input of the selected activity. Each act gives the HTTP status of the save that follows.
/// </summary>
/// <param name="designer">The designer it stands in.</param>
/// <param name="label">What the input is called.</param>
internal sealed class StudioForm(Designer designer, string label)
{
    private ILocator Place => designer.Frame.Locator(".studio-form", new() { Has = Exactly("b.title", label) }).First;

    /// <summary>What is said in red.</summary>
    public ILocator Problems => Place.Locator(".problem:not(:empty)");

    /// <summary>Adds to a list.</summary>
    public Task<int> AddAsync(string noun) => ClickAsync("添加" + noun);

    /// <summary>Begins a part that is empty.</summary>
    public Task<int> BeginAsync() => ClickAsync("填写");

    public Task<int> ChooseAsync(string field, string option) =>
        designer.SavedAsync(() =>
            Field(field).Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = option })
        );

    /// <summary>Adds one of a long list by the beginning of its text.</summary>
    public Task<int> AddChoiceAsync(string field, string value) =>
        designer.SavedAsync(() => Field(field).Locator("select").First.SelectOptionAsync(value));

    public Task<int> TypeAsync(string field, string text) =>
        designer.SavedAsync(async () =>
        {
            var input = Field(field).Locator("input").First;
            await input.FillAsync(text);
            await input.PressAsync("Tab");
        });

    public Task ShouldSayAsync(string problem) =>
        Assertions.Expect(Problems.Filter(new() { HasText = problem }).First).ToBeVisibleAsync();

    private Task<int> ClickAsync(string button) =>
        designer.SavedAsync(() =>
            Place.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync()
        );

    private ILocator Field(string name) => Place.Locator(".field", new() { Has = Exactly(".label", name) }).Last;

    private ILocator Exactly(string selector, string text) =>
        designer.Frame.Locator(selector, new() { HasTextRegex = new Regex($"^{Regex.Escape(text)}$") });
}
